#include "inference/backends/drawn_people.h"

#include <algorithm>

#include "inference/backends/drawn_words.h"
#include "inference/image/crop_pixel.h"

namespace gonio {
namespace {

constexpr std::size_t kChannel = std::size_t(kPatchSide_px) * kPatchSide_px;

/// A crop of 256 x 192 as the middle columns of a patch, normalised as networks take it.
void appendPatch(const CropSample& sample, std::vector<float>& patches) {
    const std::size_t begin = patches.size();
    const int border = (kPatchSide_px - sample.columns) / 2;
    for (int c = 0; c < 3; ++c) patches.insert(patches.end(), kChannel, normalisedValue(0, c));
    for (int y = 0; y < sample.rows; ++y) {
        for (int x = 0; x < sample.columns; ++x) {
            const auto from = 3 * (std::size_t(y) * std::size_t(sample.columns) + std::size_t(x));
            const std::size_t to = begin + std::size_t(y * kPatchSide_px + border + x);
            for (int c = 0; c < 3; ++c) {
                const auto channel = std::size_t(c);
                patches[to + channel * kChannel] =
                    normalisedValue(float(sample.rgb[from + channel]), c);
            }
        }
    }
}

}  // namespace

Result<std::shared_ptr<const CropSynthesiser>> foundPeople(
    std::span<const std::shared_ptr<const BodyModel>> bodies, std::uint64_t bankSeed) {
    PersonCropSettings crops;
    crops.view.looseShare = crops.view.besideShare = 0;
    crops.bankSeed = bankSeed;
    return CropSynthesiser::make(bodies, crops);
}

Result<DrawnAnswers> answersOnDrawnPeople(Network& network, const CropSynthesiser& synthesiser,
                                          std::span<const std::shared_ptr<const BodyModel>> bodies,
                                          const DrawnPeople& people, const Job& job) {
    const auto words = drawnWordsOf(people.network, {bodies.begin(), bodies.end()},
                                    people.showsKeypoints, people.knowsCamera);
    if (!words) return tl::unexpected<Error>(words.error());
    std::vector<float> patches;
    CropSample sample;
    for (std::int64_t done = 0; done < people.count;) {
        if (job.cancelled()) return fail(ErrorCode::Cancelled, "the evaluation was stopped");
        const std::int64_t rows = std::min<std::int64_t>(people.batch, people.count - done);
        patches.clear();
        for (std::int64_t i = 0; i < rows; ++i) {
            synthesiser.render(people.seed + std::uint64_t(done + i), sample);
            appendPatch(sample, patches);
            (*words)->addTruth(sample.labels);
        }
        TensorMap inputs = (*words)->takeInputs();
        inputs["patch"] = Tensor::fromFloats(patches, {rows, 3, kPatchSide_px, kPatchSide_px});
        const auto answers = network.run(inputs, job);
        if (!answers) return tl::unexpected<Error>(answers.error());
        if (auto added = (*words)->addAnswers(*answers, rows); !added)
            return tl::unexpected<Error>(added.error());
        done += rows;
        job.progress(static_cast<int>(done), static_cast<int>(people.count));
    }
    return DrawnAnswers{(*words)->estimate(), (*words)->truth()};
}

}  // namespace gonio
