#include "inference/datasets/convert_dataset.h"

#include <algorithm>
#include <chrono>

#include "core/body/smpl.h"
#include "core/fit/surface_fit.h"
#include "inference/datasets/keypoint_check.h"
#include "inference/datasets/row_journal.h"

namespace gonio {
namespace {

/// One conversion: groups of rows one after the other.
class Conversion {
public:
    Conversion(const DatasetReader& input, const ConversionBodies& bodies,
               const ConversionOptions& options, const Job& job)
        : m_input(input), m_bodies(bodies), m_options(options), m_job(job) {
        if (bodies.body->keypoints44) {
            m_poser = std::make_unique<BodyPointPoser>(*bodies.body);
        } else {
            m_report.warnings.push_back("The body '" + bodies.body->name +
                                        "' has no keypoints: nothing checks the labels against "
                                        "those of the data set.");
        }
    }

    Result<ConversionReport> run();

private:
    std::string signature() const;

    std::filesystem::path journalFile() const { return m_options.output.string() + ".partial"; }

    Result<void> takeUp(RowJournal& journal);
    Result<void> convertRows(RowJournal& journal);
    Result<std::vector<LabelledRow>> readRows(std::int64_t first, std::int64_t count) const;
    Result<void> fit(std::vector<LabelledRow>& rows, std::int64_t first);
    void label(const SurfaceFit& fit, LabelledRow& out);

    const DatasetReader& m_input;
    const ConversionBodies& m_bodies;
    const ConversionOptions& m_options;
    const Job& m_job;
    std::unique_ptr<BodyPointPoser> m_poser;
    ConversionReport m_report;
    std::vector<double> m_rates;
    std::int64_t m_measured = 0;
};

std::string Conversion::signature() const {
    return "convert 1\n" + m_options.inputIdentity + "\n" + std::string(nameOf(m_input.layout())) +
           " " + std::to_string(m_input.count()) + "\n" + m_bodies.smpl->name + " " +
           m_bodies.smpl->sourceHash + "\n" + m_bodies.body->name + " " +
           m_bodies.body->sourceHash + "\n" + std::to_string(m_options.largestKeypointError) + " " +
           std::to_string(m_options.rowsAtOnce);
}

Result<void> Conversion::takeUp(RowJournal& journal) {
    // A group that is not whole is made again, so that its bits are those of an unbroken run.
    if (journal.count() < m_input.count()) {
        auto cut = journal.shorten(journal.count() / m_options.rowsAtOnce * m_options.rowsAtOnce);
        if (!cut) return cut;
    }
    m_report.counts.resumed = journal.count();
    return journal.eachReason([this](const std::string& reason) { m_report.counts.add(reason); });
}

Result<std::vector<LabelledRow>> Conversion::readRows(std::int64_t first,
                                                      std::int64_t count) const {
    std::vector<LabelledRow> rows(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i) {
        auto row = m_input.row(first + i);
        if (!row) return passOn(row.error(), "reading row " + std::to_string(first + i));
        LabelledRow& labelled = rows[static_cast<std::size_t>(i)];
        labelled.row = *std::move(row);
        const DatasetRow& read = labelled.row;
        labelled.reason = read.refusal;
        if (labelled.reason.empty() && !(read.isSmplPoseKnown && read.isSmplShapeKnown)) {
            labelled.reason = "it has no SMPL parameters";
        }
        if (read.picture.size() > kLongestPicture) {
            labelled.reason = "its picture path is longer than 512 bytes";
        }
    }
    return rows;
}

void Conversion::label(const SurfaceFit& fit, LabelledRow& out) {
    DatasetRow& row = out.row;
    row.skel = fit.body;
    row.isSkelPoseKnown = row.isSkelShapeKnown = true;
    row.isSkelPlaceKnown = row.isSmplPlaceKnown;
    if (!row.isSkelPlaceKnown) row.skel.translation_m.setZero();
    out.maxDistance_m = fit.maxDistance_m;
    out.meanDistance_m = fit.meanDistance_m;
    out.reason = fit.rejection;
    const auto error = m_poser ? keypointErrorOf(row, m_poser->points_m(row.skel)) : std::nullopt;
    if (!error) return;
    out.keypointError = *error;
    if (out.reason.empty() && !(*error <= m_options.largestKeypointError)) {
        out.reason = formattedReason(
            "its keypoints lie %.2f of the box from the body's on average, more than %.2f", *error,
            m_options.largestKeypointError);
    }
}

Result<void> Conversion::fit(std::vector<LabelledRow>& rows, std::int64_t first) {
    std::vector<std::size_t> places;
    std::vector<SmplBody> smpl;
    SurfaceFitOptions options;
    options.warmStarts = true;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!rows[i].reason.empty()) continue;
        places.push_back(i);
        smpl.push_back(smplBody(rows[i].row.smpl));
        options.startShapes.push_back(rows[i].row.smpl.shape);
    }
    if (places.empty()) return {};
    std::vector<VertexArray> surfaces_m(places.size());
    poseSmpl(*m_bodies.smpl, smpl, surfaces_m);
    const Job job{m_job.cancelled, [&](int done, int /*total*/) {
                      m_job.progress(static_cast<int>(first) + done,
                                     static_cast<int>(m_input.count()));
                  }};
    const auto begin = std::chrono::steady_clock::now();
    const auto fits = fitSurfaces(*m_bodies.body, surfaces_m, options, job);
    if (!fits) return tl::unexpected<Error>(fits.error());
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    m_rates.push_back(static_cast<double>(places.size()) / std::max(took.count(), 1e-9));
    for (std::size_t i = 0; i < places.size(); ++i) label((*fits)[i], rows[places[i]]);
    return {};
}

Result<void> Conversion::convertRows(RowJournal& journal) {
    while (journal.count() < m_input.count()) {
        if (m_job.cancelled()) return fail(ErrorCode::Cancelled, "the conversion was cancelled");
        const std::int64_t first = journal.count();
        auto rows =
            readRows(first, std::min<std::int64_t>(m_options.rowsAtOnce, m_input.count() - first));
        if (!rows) return tl::unexpected<Error>(rows.error());
        if (auto fitted = fit(*rows, first); !fitted) return fitted;
        if (auto kept = journal.append(*rows); !kept) return kept;
        for (const LabelledRow& row : *rows) {
            m_report.counts.add(row.reason);
            if (!row.reason.empty()) continue;
            ++m_measured;
            m_report.meanDistance_m += row.meanDistance_m;
            m_report.maxDistance_m = std::max(m_report.maxDistance_m, row.maxDistance_m);
        }
        m_job.progress(static_cast<int>(journal.count()), static_cast<int>(m_input.count()));
    }
    return {};
}

Result<ConversionReport> Conversion::run() {
    if (m_bodies.smpl->vertexCount() != m_bodies.body->vertexCount()) {
        return fail(ErrorCode::Usage,
                    "the SMPL body '" + m_bodies.smpl->name + "' has " +
                        std::to_string(m_bodies.smpl->vertexCount()) + " vertices and '" +
                        m_bodies.body->name + "' has " +
                        std::to_string(m_bodies.body->vertexCount()) +
                        "; SMPL's own fit the licensed SKEL body (--model skel_male)");
    }
    auto journal = RowJournal::open(journalFile(), signature(), m_options.resume);
    if (!journal) return tl::unexpected<Error>(journal.error());
    if (auto taken = takeUp(*journal); !taken) return tl::unexpected<Error>(taken.error());
    if (auto done = convertRows(*journal); !done) return tl::unexpected<Error>(done.error());
    auto written = journal->writeDataset(m_options.output, {m_job.cancelled, [](int, int) {}});
    if (!written) return tl::unexpected<Error>(written.error());
    journal->discard();
    if (m_measured > 0) m_report.meanDistance_m /= static_cast<double>(m_measured);
    if (!m_rates.empty()) {
        const auto middle = m_rates.begin() + static_cast<std::ptrdiff_t>(m_rates.size() / 2);
        std::nth_element(m_rates.begin(), middle, m_rates.end());
        m_report.rowsPerSecond = *middle;
    }
    return std::move(m_report);
}

}  // namespace

Result<ConversionReport> convertDataset(const DatasetReader& input, const ConversionBodies& bodies,
                                        const ConversionOptions& options, const Job& job) {
    return Conversion(input, bodies, options, job).run();
}

}  // namespace gonio
