// Draws synthetic crops for the eye: crop_sheet OUT.ppm [first seed] [columns] [rows] [labels|mask]
// Prints the processor time of a crop on one thread.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>

#include "inference/synthesis/crop_synthesiser.h"

using namespace gonio;

namespace {

struct Sheet {
    int width, height;
    std::vector<std::uint8_t> rgb;

    void put(int x, int y, std::uint8_t r, std::uint8_t g, std::uint8_t b) {
        if (x < 0 || y < 0 || x >= width || y >= height) return;
        std::uint8_t* p = rgb.data() + 3 * (std::ptrdiff_t(y) * width + x);
        p[0] = r;
        p[1] = g;
        p[2] = b;
    }
};

/// Of this thread alone: what others do on the machine does not count.
double processorTime_s() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) + 1e-9 * double(now.tv_nsec);
}

void place(const CropSample& crop, int left, int top, const std::string& what, Sheet& sheet) {
    for (int y = 0; y < crop.rows; ++y) {
        for (int x = 0; x < crop.columns; ++x) {
            const std::size_t at = std::size_t(y) * std::size_t(crop.columns) + std::size_t(x);
            const std::uint8_t* p = crop.rgb.data() + 3 * at;
            const auto kind = static_cast<std::uint8_t>(80 * crop.mask[at]);
            if (what == "mask") {
                sheet.put(left + x, top + y, kind, kind, kind);
            } else {
                sheet.put(left + x, top + y, p[0], p[1], p[2]);
            }
        }
    }
    if (what.empty()) return;
    for (int k = 0; k < kKeypointCount; ++k) {
        const auto seen = crop.labels.visibility[std::size_t(k)];
        const bool isSeen = seen == Visibility::Visible;
        const bool isRight = kKeypointNames[std::size_t(k)].starts_with("r");
        const int x = static_cast<int>(crop.labels.keypoints(k, 0) * crop.rows) + crop.columns / 2;
        const int y = static_cast<int>(crop.labels.keypoints(k, 1) * crop.rows) + crop.rows / 2;
        for (int dy = -1; dy <= 1; ++dy) {
            for (int dx = -1; dx <= 1; ++dx) {
                sheet.put(left + x + dx, top + y + dy, isRight ? 60 : 255, isSeen ? 230 : 40,
                          isRight ? 255 : 40);
            }
        }
    }
}

}  // namespace

int main(int count, char** words) {
    if (count < 2) {
        std::puts("crop_sheet OUT.ppm [first seed] [columns] [rows] [labels|mask]");
        return 2;
    }
    const auto number = [&](int i, long usual) {
        return count > i ? std::strtol(words[i], nullptr, 10) : usual;
    };
    const std::string folder = std::string(GONIO_SOURCE_DIR) + "/resources/bodies/";
    std::vector<std::shared_ptr<const BodyModel>> bodies;
    for (const char* name : {"open_male.safetensors", "open_female.safetensors"}) {
        auto body = loadBodyModel(folder + name);
        if (!body) return 3;
        bodies.push_back(*body);
    }
    const double begun_s = processorTime_s();
    const auto made = CropSynthesiser::make(bodies, {});
    if (!made) {
        std::printf("%s\n", describe(made.error()).c_str());
        return 1;
    }
    std::printf("made in %.2f s\n", processorTime_s() - begun_s);
    const auto first = static_cast<std::uint64_t>(number(2, 1));
    const int columns = static_cast<int>(number(3, 8)), rows = static_cast<int>(number(4, 8));
    std::vector<CropSample> crops(std::size_t(columns) * std::size_t(rows));
    std::vector<double> times_s;
    for (std::size_t i = 0; i < crops.size(); ++i) {
        const double from_s = processorTime_s();
        (*made)->render(first + i, crops[i]);
        times_s.push_back(processorTime_s() - from_s);
    }
    std::sort(times_s.begin(), times_s.end());
    double sum = 0;
    for (const double t : times_s) sum += t;
    std::printf("a crop takes %.2f ms (median), %.2f ms (mean)\n",
                1e3 * times_s[times_s.size() / 2], 1e3 * sum / double(times_s.size()));
    Sheet sheet{columns * crops[0].columns, rows * crops[0].rows, {}};
    sheet.rgb.resize(std::size_t(sheet.width) * std::size_t(sheet.height) * 3);
    for (std::size_t i = 0; i < crops.size(); ++i) {
        place(crops[i], int(i) % columns * crops[0].columns, int(i) / columns * crops[0].rows,
              count > 5 ? words[5] : "", sheet);
    }
    std::ofstream file(words[1], std::ios::binary);
    file << "P6\n" << sheet.width << " " << sheet.height << "\n255\n";
    file.write(reinterpret_cast<const char*>(sheet.rgb.data()), std::ptrdiff_t(sheet.rgb.size()));
    return file ? 0 : 1;
}
