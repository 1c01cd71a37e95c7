#include "inference/backends/neurik_windows.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace gonio {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

bool isSeenColumn(const Eigen::Matrix3Xd& places_m, Eigen::Index marker) {
    return places_m.col(marker).allFinite();
}

Result<void> check(const NeurIkRules& rules, const MarkerClip& clip) {
    const auto wrong = [](const std::string& what) { return fail(ErrorCode::Usage, what); };
    const std::size_t count = clip.times_s.size();
    if (count == 0 || clip.frameIndices.size() != count || clip.places_m.size() != count) {
        return wrong("a clip of markers needs a time, a frame number and markers for each frame");
    }
    if (rules.frames < 1 || !(rules.rate_hz > 0) || !(rules.maxGap_s >= 0)) {
        return wrong("windows need frames, a rate and no negative gap");
    }
    const Eigen::Index markers = clip.places_m.front().cols();
    for (std::size_t i = 0; i < count; ++i) {
        const bool follows = i == 0 || clip.times_s[i] > clip.times_s[i - 1];
        if (!std::isfinite(clip.times_s[i]) || !follows) return wrong("times do not increase");
        if (clip.places_m[i].cols() != markers) return wrong("frames differ in their markers");
    }
    for (const PelvisMarker& one : rules.pelvis) {
        if (one.marker < 0 || one.marker >= markers) {
            return wrong("a marker of the pelvis is none of the " + std::to_string(markers));
        }
    }
    return {};
}

/// The value below which half of the weight lies.
double weightedMedian(std::vector<std::pair<double, double>> valuesAndWeights) {
    std::ranges::sort(valuesAndWeights);
    double whole = 0, sum = 0;
    for (const auto& [value, weight] : valuesAndWeights) whole += weight;
    for (const auto& [value, weight] : valuesAndWeights) {
        sum += weight;
        if (2 * sum >= whole) return value;
    }
    return kNaN;
}

Eigen::Matrix3d aboutUp(double angle_rad) {
    return Eigen::AngleAxisd(angle_rad, Eigen::Vector3d::UnitY()).toRotationMatrix();
}

}  // namespace

Result<std::array<PelvisMarker, 4>> pelvisMarkersOf(const MarkerTable& table) {
    std::array<PelvisMarker, 4> pelvis;
    const char* names[] = {"RASI", "LASI", "RPSI", "LPSI"};
    for (std::size_t i = 0; i < pelvis.size(); ++i) {
        const int index = table.index(names[i]);
        if (index < 0 || table.markers[std::size_t(index)].osimBody != 0) {
            return fail(ErrorCode::Usage, "the table " + table.name + " has no marker " + names[i] +
                                              " on the pelvis");
        }
        pelvis[i] = {index, table.markers[std::size_t(index)].place_m};
    }
    return pelvis;
}

NeurIkWindows::NeurIkWindows(NeurIkRules rules, MarkerClip clip)
    : m_rules(std::move(rules)), m_clip(std::move(clip)) {}

bool NeurIkWindows::isSeen(const Eigen::Matrix3Xd& places_m) const {
    return std::ranges::all_of(m_rules.pelvis, [&](const PelvisMarker& one) {
        return isSeenColumn(places_m, one.marker);
    });
}

Result<NeurIkWindows> NeurIkWindows::of(const NeurIkRules& rules, const MarkerClip& clip) {
    if (auto checked = check(rules, clip); !checked) {
        return tl::unexpected<Error>(checked.error());
    }
    NeurIkWindows windows(rules, clip);
    int first = -1, last = -1;
    for (int i = 0; i < static_cast<int>(clip.times_s.size()); ++i) {
        if (!windows.isSeen(clip.places_m[std::size_t(i)])) continue;
        const bool breaks =
            last >= 0 &&
            clip.times_s[std::size_t(i)] - clip.times_s[std::size_t(last)] > rules.maxGap_s;
        if (breaks) windows.addStretch(first, last);
        if (breaks || first < 0) first = i;
        last = i;
    }
    if (first < 0) {
        return fail(ErrorCode::Usage, "no frame shows all four markers of the pelvis");
    }
    windows.addStretch(first, last);
    for (int i = 0; i < static_cast<int>(windows.m_stretches.size()); ++i) windows.addWindows(i);
    return windows;
}

void NeurIkWindows::addStretch(int first, int last) {
    const double begin_s = m_clip.times_s[std::size_t(first)];
    const double length_s = m_clip.times_s[std::size_t(last)] - begin_s;
    Stretch stretch;
    stretch.first = static_cast<int>(m_grid.size());
    // At least two for a stretch that lasts, so that both its ends are on the grid.
    const long steps = std::lround(length_s * m_rules.rate_hz);
    stretch.count = first == last ? 1 : static_cast<int>(std::max(1L, steps)) + 1;
    stretch.begin_s = begin_s;
    stretch.step_s = stretch.count > 1 ? length_s / (stretch.count - 1) : 0;
    resample(stretch, first, last);
    m_stretches.push_back(stretch);
}

void NeurIkWindows::resample(const Stretch& stretch, int first, int last) {
    constexpr double kRounding_s = 1e-9;
    const Eigen::Index markers = m_clip.places_m.front().cols();
    m_grid.resize(m_grid.size() + std::size_t(stretch.count));
    for (int k = 0; k < stretch.count; ++k) {
        m_grid[std::size_t(stretch.first + k)].places_m.setConstant(3, markers, kNaN);
    }
    for (Eigen::Index m = 0; m < markers; ++m) {
        int before = -1, k = 0;
        for (int i = first; i <= last; ++i) {
            const Eigen::Matrix3Xd& places = m_clip.places_m[std::size_t(i)];
            if (!isSeenColumn(places, m)) continue;
            const double to_s = m_clip.times_s[std::size_t(i)];
            const int from = before < 0 ? i : before;
            const double from_s = m_clip.times_s[std::size_t(from)];
            for (; k < stretch.count; ++k) {
                const double time_s = stretch.begin_s + k * stretch.step_s;
                if (time_s > to_s + kRounding_s) break;
                const double gap_s = to_s - from_s;
                const bool isHere = std::abs(time_s - to_s) <= kRounding_s;
                if (!isHere && (time_s < from_s - kRounding_s || gap_s > m_rules.maxGap_s)) {
                    continue;
                }
                const double share = gap_s > 0 ? (time_s - from_s) / gap_s : 1;
                m_grid[std::size_t(stretch.first + k)].places_m.col(m) =
                    (1 - share) * m_clip.places_m[std::size_t(from)].col(m) + share * places.col(m);
            }
            before = i;
        }
    }
}

void NeurIkWindows::addWindow(int stretch, int first) {
    Window window{stretch, first, 0};
    if (m_rules.removesHeading) window.heading_rad = headingOf(window);
    m_windows.push_back(window);
}

void NeurIkWindows::answerBy(int gridFrame, int window, int slot) {
    m_grid[std::size_t(gridFrame)].window = window;
    m_grid[std::size_t(gridFrame)].slot = slot;
}

void NeurIkWindows::addWindows(int index) {
    const Stretch stretch = m_stretches[std::size_t(index)];
    const int frames = m_rules.frames, end = stretch.first + stretch.count;
    if (m_rules.answer != NeurIkAnswer::EveryFrame) {
        const int slot = m_rules.answer == NeurIkAnswer::LastFrame ? frames - 1 : frames / 2;
        for (int k = stretch.first; k < end; ++k) {
            answerBy(k, count(), slot);
            addWindow(index, k - slot);
        }
        return;
    }
    // Each frame is answered by the window in whose middle it lies most nearly.
    const int begin = count(), step = std::max(1, frames / 2);
    int first = std::min(stretch.first, end - frames);
    for (; first + frames < end; first += step) addWindow(index, first);
    addWindow(index, end - frames);
    for (int k = stretch.first; k < end; ++k) {
        int best = begin;
        const auto offCentre = [&](int w) {
            return std::abs(2 * (k - m_windows[std::size_t(w)].first) - (frames - 1));
        };
        for (int w = begin; w < count(); ++w) {
            if (offCentre(w) < offCentre(best)) best = w;
        }
        answerBy(k, best, k - m_windows[std::size_t(best)].first);
    }
}

const Eigen::Matrix3Xd& NeurIkWindows::slotPlaces(const Window& window, int slot) const {
    const Stretch& stretch = m_stretches[std::size_t(window.stretch)];
    const int last = stretch.first + stretch.count - 1;
    return m_grid[std::size_t(std::clamp(window.first + slot, stretch.first, last))].places_m;
}

double NeurIkWindows::headingOf(const Window& window) const {
    Eigen::Vector3d right = Eigen::Vector3d::Zero();
    for (int slot = 0; slot < m_rules.frames; ++slot) {
        const Eigen::Matrix3Xd& places_m = slotPlaces(window, slot);
        right += places_m.col(m_rules.pelvis[0].marker) - places_m.col(m_rules.pelvis[1].marker);
    }
    return std::atan2(right.x(), right.z());
}

Tensor NeurIkWindows::markers(int first, int windows) const {
    const Eigen::Index markers = m_clip.places_m.front().cols();
    std::vector<float> numbers;
    numbers.reserve(std::size_t(windows) * std::size_t(m_rules.frames) * std::size_t(3 * markers));
    for (int w = first; w < first + windows; ++w) {
        const Window& window = m_windows.at(std::size_t(w));
        const Eigen::Matrix3d turn = aboutUp(-window.heading_rad);
        for (int slot = 0; slot < m_rules.frames; ++slot) {
            const Eigen::Matrix3Xd& places_m = slotPlaces(window, slot);
            Eigen::Vector3d origin = Eigen::Vector3d::Zero();
            for (const PelvisMarker& one : m_rules.pelvis) {
                origin += places_m.col(one.marker) / double(m_rules.pelvis.size());
            }
            for (Eigen::Index m = 0; m < markers; ++m) {
                const Eigen::Vector3d place = turn * (places_m.col(m) - origin);
                for (const double x : place) numbers.push_back(static_cast<float>(x));
            }
        }
    }
    return Tensor::fromFloats(numbers, {windows, m_rules.frames, markers, 3});
}

Result<void> NeurIkWindows::take(int first, int windows, const TensorMap& answers) {
    const bool every = m_rules.answer != NeurIkAnswer::LastFrame;
    const std::string prefix = every ? "every_" : "";
    std::array<std::vector<double>, 3> numbers;
    const std::pair<const char*, std::vector<std::int64_t>> arrays[] = {
        {"root", {3, 3}}, {"coordinates", {kOsimCoordinates}}, {"scales", {kOsimScales}}};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        std::vector<std::int64_t> shape{windows};
        if (every) shape.push_back(m_rules.frames);
        shape.insert(shape.end(), arrays[i].second.begin(), arrays[i].second.end());
        const auto found = findTensor(answers, prefix + arrays[i].first, shape);
        if (!found) return passOn(found.error(), "reading what NeurIK says");
        numbers[i] = (*found)->toDoubles();
        if (!std::ranges::all_of(numbers[i], [](double x) { return std::isfinite(x); })) {
            return fail(ErrorCode::MalformedFile, "NeurIK's array " + prefix + arrays[i].first +
                                                      " holds values that are no finite numbers");
        }
    }
    for (GridFrame& frame : m_grid) {
        if (frame.window < first || frame.window >= first + windows) continue;
        const int slots = every ? m_rules.frames : 1, slot = every ? frame.slot : 0;
        const auto row = std::size_t((frame.window - first) * slots + slot);
        using Matrix = Eigen::Matrix<double, 3, 3, Eigen::RowMajor>;
        const Eigen::Matrix3d turn = aboutUp(m_windows[std::size_t(frame.window)].heading_rad) *
                                     Eigen::Map<const Matrix>(numbers[0].data() + 9 * row);
        frame.root = Eigen::Quaterniond(turn).normalized();
        frame.coordinates_rad =
            Eigen::Map<const OsimCoordinates>(numbers[1].data() + kOsimCoordinates * row);
        frame.scales = Eigen::Map<const OsimScales>(numbers[2].data() + kOsimScales * row);
        frame.isAnswered = true;
    }
    return {};
}

OsimScales NeurIkWindows::medianScales() const {
    OsimScales scales;
    for (int k = 0; k < kOsimScales; ++k) {
        std::vector<std::pair<double, double>> values;
        for (const GridFrame& frame : m_grid) {
            double seen = 0;
            for (Eigen::Index m = 0; m < frame.places_m.cols(); ++m) {
                seen += isSeenColumn(frame.places_m, m) ? 1 : 0;
            }
            values.emplace_back(frame.scales[k], seen / double(frame.places_m.cols()));
        }
        scales[k] = weightedMedian(std::move(values));
    }
    return scales;
}

void NeurIkWindows::setFrame(const Stretch& stretch, std::size_t frame, IkMotion& motion) const {
    const double steps =
        stretch.step_s > 0 ? (m_clip.times_s[frame] - stretch.begin_s) / stretch.step_s : 0;
    const int below = std::clamp(static_cast<int>(steps), 0, std::max(0, stretch.count - 2));
    const int above = std::min(below + 1, stretch.count - 1);
    const double share = std::clamp(steps - below, 0.0, 1.0);
    const GridFrame& a = m_grid[std::size_t(stretch.first + below)];
    const GridFrame& b = m_grid[std::size_t(stretch.first + above)];
    motion.coordinates_rad[frame] = (1 - share) * a.coordinates_rad + share * b.coordinates_rad;
    motion.pelvisInWorld[frame].linear() = a.root.slerp(share, b.root).toRotationMatrix();
    motion.sources[frame] =
        isSeen(m_clip.places_m[frame]) ? FrameSource::Measured : FrameSource::Interpolated;
}

void NeurIkWindows::placePelvis(IkMotion& motion) const {
    const Eigen::Vector3d factors = scaleOfBody(osimTree(), motion.scales, 0);
    int before = -1;
    for (std::size_t i = 0; i < motion.size(); ++i) {
        if (motion.sources[i] != FrameSource::Measured) continue;
        Eigen::Vector3d place = Eigen::Vector3d::Zero();
        for (const PelvisMarker& one : m_rules.pelvis) {
            const Eigen::Vector3d local = factors.cwiseProduct(one.inPelvis_m);
            place +=
                (m_clip.places_m[i].col(one.marker) - motion.pelvisInWorld[i].linear() * local) /
                double(m_rules.pelvis.size());
        }
        motion.pelvisInWorld[i].translation() = place;
        for (int k = before + 1; before >= 0 && k < static_cast<int>(i); ++k) {
            const auto from = std::size_t(before);
            const double share = (motion.times_s[std::size_t(k)] - motion.times_s[from]) /
                                 (motion.times_s[i] - motion.times_s[from]);
            if (motion.sources[std::size_t(k)] != FrameSource::Interpolated) continue;
            motion.pelvisInWorld[std::size_t(k)].translation() =
                (1 - share) * motion.pelvisInWorld[from].translation() + share * place;
        }
        before = static_cast<int>(i);
    }
}

Result<IkMotion> NeurIkWindows::assembled() const {
    for (const GridFrame& frame : m_grid) {
        if (!frame.isAnswered) {
            return fail(ErrorCode::Usage, "NeurIK has not answered all windows yet");
        }
    }
    const std::size_t count = m_clip.times_s.size();
    IkMotion motion;
    motion.times_s = m_clip.times_s;
    motion.frameIndices = m_clip.frameIndices;
    motion.sources.assign(count, FrameSource::Missing);
    motion.pelvisInWorld.assign(count, Eigen::Isometry3d::Identity());
    motion.coordinates_rad.assign(count, OsimCoordinates::Zero());
    motion.scales = medianScales();
    for (const Stretch& stretch : m_stretches) {
        constexpr double kRounding_s = 1e-9;
        for (std::size_t i = 0; i < count; ++i) {
            const double time_s = m_clip.times_s[i];
            if (time_s < stretch.begin_s - kRounding_s || time_s > stretch.end_s() + kRounding_s) {
                continue;
            }
            setFrame(stretch, i, motion);
        }
    }
    placePelvis(motion);
    return motion;
}

}  // namespace gonio
