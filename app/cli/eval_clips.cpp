#include "app/cli/eval_clips.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "core/biomech/angle_csv.h"
#include "core/biomech/mot_file.h"
#include "core/io/atomic_file.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 6> kSagittal{"hip_flexion_r", "knee_angle_r", "ankle_angle_r",
                                               "hip_flexion_l", "knee_angle_l", "ankle_angle_l"};

Result<AngleTable> parseTable(const fs::path& path, std::string_view text) {
    if (path.extension() != ".mot" && path.extension() != ".sto") return parseAngleCsv(text);
    auto table = parseMot(text);
    if (!table) return tl::unexpected<Error>(table.error());
    return anglesOf(*table);
}

void include(const std::string& name, const AngleAgreement& agreement, ClipsAgreement& all) {
    double sagittal = 0;
    int found = 0;
    for (const CoordinateAgreement& one : agreement.coordinates) {
        if (one.count == 0) continue;
        if (std::find(kSagittal.begin(), kSagittal.end(), one.name) != kSagittal.end()) {
            sagittal += one.meanAbsolute_deg;
            ++found;
        }
        auto at = std::find_if(all.coordinates.begin(), all.coordinates.end(),
                               [&](const auto& known) { return known.name == one.name; });
        if (at == all.coordinates.end())
            at = all.coordinates.insert(at, ClipsAgreement::Coordinate{one.name, 0, 0, 0});
        ++at->clips;
        at->meanAbsolute_deg += one.meanAbsolute_deg;
        at->rmse_deg += one.rmse_deg;
    }
    all.clips.push_back({name, sagittal / std::max(found, 1)});
}

void average(ClipsAgreement& all) {
    for (ClipsAgreement::Coordinate& one : all.coordinates) {
        one.meanAbsolute_deg /= one.clips;
        one.rmse_deg /= one.clips;
    }
    for (const ClipsAgreement::Clip& clip : all.clips)
        all.sagittal_deg += clip.sagittal_deg / static_cast<double>(all.clips.size());
}

}  // namespace

std::vector<std::string> clipsIn(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code problem;
    for (fs::directory_iterator entry(folder, problem);
         !problem && entry != fs::directory_iterator(); entry.increment(problem)) {
        if (fs::exists(entry->path() / "truth_angles.csv"))
            names.push_back(entry->path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

Result<AngleTable> readAngleTable(const fs::path& path) {
    auto bytes = readFile(path);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    auto table = parseTable(path, {reinterpret_cast<const char*>(bytes->data()), bytes->size()});
    if (!table) return passOn(table.error(), "reading " + path.string());
    return table;
}

Result<ClipsAgreement> compareClips(const fs::path& truth, const fs::path& results,
                                    const AgreementOptions& options) {
    ClipsAgreement all;
    for (const std::string& name : clipsIn(truth)) {
        const fs::path own = results / name / "angles.csv";
        if (!fs::exists(own)) {
            all.missing.push_back(name);
            continue;
        }
        const auto told = readAngleTable(truth / name / "truth_angles.csv");
        if (!told) return tl::unexpected<Error>(told.error());
        const auto found = readAngleTable(own);
        if (!found) return tl::unexpected<Error>(found.error());
        const auto agreement = compareAngles(*found, *told, options);
        if (!agreement) return passOn(agreement.error(), "comparing " + name);
        include(name, *agreement, all);
    }
    if (all.clips.empty()) {
        return fail(ErrorCode::NotFound,
                    "no clip has both its truth_angles.csv in " + truth.string() +
                        " and its angles.csv in " + results.string() +
                        "; analyse each clip into the folder of its name there");
    }
    average(all);
    return all;
}

std::string clipsText(const ClipsAgreement& agreement) {
    std::string text;
    std::array<char, 128> line{};
    const auto add = [&](const char* format, const auto&... values) {
        std::snprintf(line.data(), line.size(), format, values...);
        text += line.data();
    };
    add("%-24s %6s %10s %10s\n", "coordinate", "clips", "mean |d|", "RMSE");
    for (const ClipsAgreement::Coordinate& one : agreement.coordinates)
        add("%-24s %6d %8.2f d %8.2f d\n", one.name.c_str(), one.clips, one.meanAbsolute_deg,
            one.rmse_deg);
    text += "\n";
    for (const ClipsAgreement::Clip& clip : agreement.clips)
        add("%-24s sagittal lower limb %6.2f degrees\n", clip.name.c_str(), clip.sagittal_deg);
    add("%-24s sagittal lower limb %6.2f degrees\n", "all clips", agreement.sagittal_deg);
    for (const std::string& name : agreement.missing) text += name + " was not analysed\n";
    text.pop_back();
    return text;
}

}  // namespace gonio
