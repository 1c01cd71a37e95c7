// What PresenceTuning separates, and how far off the points of each confidence are:
//   presence_table NETWORK_LIBRARY WEIGHTS drawn [crops]    on drawn people with their truth
//   presence_table NETWORK_LIBRARY WEIGHTS VIDEO [step]     squares on the person who is found, and
//                                                           all squares of the search beside them
// More words try other tunings: found, kept, sure spread (px of 256).

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "core/video/video_reader.h"
#include "inference/backends/person_follower.h"
#include "inference/plugin/load_network_library.h"
#include "inference/synthesis/crop_synthesiser.h"

using namespace gonio;

namespace {

/// Rows of a table: presences, and their quantiles.
struct Column {
    const char* name;
    std::vector<Presence> all;

    void print() {
        std::printf("%-10s %6zu squares\n", name, all.size());
        if (all.empty()) return;
        const std::pair<const char*, double Presence::*> parts[] = {
            {"seen", &Presence::seen},
            {"sharpness", &Presence::sharpness},
            {"agreement", &Presence::agreement},
            {"total", &Presence::total}};
        for (const auto& [part, member] : parts) {
            std::vector<double> values;
            for (const Presence& p : all) values.push_back(p.*member);
            std::sort(values.begin(), values.end());
            std::printf("  %-10s", part);
            for (const double share : {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99}) {
                const auto at = static_cast<std::size_t>(share * double(values.size() - 1) + 0.5);
                std::printf(" %5.3f", values[at]);
            }
            std::printf("   (1 5 25 50 75 95 99 %%)\n");
        }
    }
};

/// Errors of points by their confidence.
struct ErrorTable {
    struct Bin {
        std::vector<double> errors_px;
    };

    std::array<Bin, 10> hidden, seen;

    void add(double confidence, bool isSeen, double error_px) {
        auto& bins = isSeen ? seen : hidden;
        const int bin = std::clamp(static_cast<int>(10 * confidence), 0, 9);
        bins[static_cast<std::size_t>(bin)].errors_px.push_back(error_px);
    }

    static void print(const char* name, std::array<Bin, 10>& bins) {
        std::printf("%s: confidence, points, median and root mean square error (px of 256)\n",
                    name);
        for (std::size_t b = 0; b < bins.size(); ++b) {
            auto& errors = bins[b].errors_px;
            if (errors.empty()) continue;
            double square = 0;
            for (const double e : errors) square += e * e;
            const auto middle = errors.begin() + std::ptrdiff_t(errors.size() / 2);
            std::nth_element(errors.begin(), middle, errors.end());
            std::printf("  %.1f %7zu %7.2f %7.2f\n", 0.1 * double(b), errors.size(), *middle,
                        std::sqrt(square / double(errors.size())));
        }
    }
};

std::shared_ptr<const BodyModel> openBody(const char* name) {
    auto body = loadBodyModel(std::string(GONIO_SOURCE_DIR) + "/resources/bodies/" + name);
    if (!body) std::exit(3);
    return *body;
}

/// A drawn crop as a picture whose square of 256 px it is.
Image pictureOf(const CropSample& crop) {
    Image picture{crop.columns, crop.rows, crop.rgb};
    return picture;
}

int drawn(CompactEye& eye, int crops) {
    const std::vector bodies{openBody("open_female.safetensors"),
                             openBody("open_male.safetensors")};
    const auto synthesiser = CropSynthesiser::make(bodies, {});
    if (!synthesiser) return 1;
    Column persons{"drawn", {}};
    ErrorTable errors;
    for (int i = 0; i < crops; ++i) {
        CropSample crop;
        (*synthesiser)->render(900'000'000U + static_cast<std::uint64_t>(i), crop);
        const PersonSquare square{96, 128, 256};
        const auto seen = eye.look(pictureOf(crop), 1000, {&square, 1}, {});
        if (!seen) return 1;
        persons.all.push_back(seen->front().presence);
        const auto& points = seen->front().keypoints.image_px;
        for (int k = 0; k < kKeypointCount; ++k) {
            const auto visibility = crop.labels.visibility[std::size_t(k)];
            const bool isOutside =
                visibility == Visibility::OutsidePicture || visibility == Visibility::OutsideCrop;
            if (isOutside || points(k, 2) <= 0) continue;
            const double x = 96.5 + 256 * crop.labels.keypoints(k, 0),
                         y = 128.5 + 256 * crop.labels.keypoints(k, 1);
            errors.add(points(k, 2), visibility == Visibility::Visible,
                       std::hypot(points(k, 0) - x, points(k, 1) - y));
        }
    }
    persons.print();
    ErrorTable::print("points that can be seen", errors.seen);
    ErrorTable::print("hidden points", errors.hidden);
    return 0;
}

int filmed(CompactEye& eye, PersonFollower& follower, const char* file, int step) {
    auto video = VideoReader::open(file);
    if (!video) return 1;
    const PictureSize size{(*video)->info().width_px, (*video)->info().height_px};
    const double focal_px = 0.85 * std::max(size.width_px, size.height_px);
    Column onPerson{"person", {}}, beside{"beside", {}};
    for (;;) {
        auto frame = (*video)->next();
        if (!frame || !*frame) break;
        if (!(*frame)->image || (*frame)->index % step != 0) continue;
        const Image& picture = *(*frame)->image;
        const auto found = follower.look(picture, (*frame)->time_s, focal_px, {});
        if (!found) return 1;
        std::optional<PersonBox> person;
        if (*found) {
            const Presence& p = (*found)->presence;
            person = (*found)->box;
            std::printf(
                "%4d seen %.2f sharp %.2f agrees %.2f total %.2f  box %.0f %.0f %.0f %.0f\n",
                (*frame)->index, p.seen, p.sharpness, p.agreement, p.total, person->x_px,
                person->y_px, person->width_px, person->height_px);
            onPerson.all.push_back(p);
        } else {
            std::printf("%4d nobody\n", (*frame)->index);
        }
        for (int level = 0; level < kSearchLevels; ++level) {
            auto squares = searchSquares(size, level);
            std::erase_if(squares, [&](const PersonSquare& s) {
                const PersonBox window{s.centreX_px - 0.375 * s.side_px,
                                       s.centreY_px - 0.5 * s.side_px, 0.75 * s.side_px,
                                       double(s.side_px), 1};
                return person && overlapOf(window, *person) > 0;
            });
            const auto seen = eye.look(picture, focal_px, squares, {});
            if (!seen) return 1;
            for (const Sighting& one : *seen) beside.all.push_back(one.presence);
        }
    }
    onPerson.print();
    beside.print();
    return 0;
}

}  // namespace

int main(int count, char** words) {
    if (count < 4) {
        std::puts(
            "presence_table NETWORK_LIBRARY WEIGHTS drawn|VIDEO [crops|step] [found] [kept] "
            "[sure]");
        return 2;
    }
    const auto library = loadNetworkLibrary(words[1]);
    if (!library) return 3;
    const auto body = openBody("open_female.safetensors");
    PresenceTuning tuning;
    if (count > 5) tuning.found = std::strtod(words[5], nullptr);
    if (count > 6) tuning.kept = std::strtod(words[6], nullptr);
    if (count > 7) tuning.sureSpread = std::strtod(words[7], nullptr) / 256;
    const auto eye = [&] {
        auto network = (*library)->open("default", words[2], {});
        if (!network) {
            std::printf("%s\n", describe(network.error()).c_str());
            std::exit(3);
        }
        return CompactEye(*std::move(network), body, true, tuning);
    };
    CompactEye one = eye();
    const long number = count > 4 ? std::strtol(words[4], nullptr, 10) : 0;
    if (std::string(words[3]) == "drawn") return drawn(one, number > 0 ? int(number) : 200);
    PersonFollower follower(eye());
    return filmed(one, follower, words[3], number > 0 ? int(number) : 5);
}
