#include "inference/plugin/train_skel.h"

#include <algorithm>
#include <charconv>
#include <numbers>

#include "inference/nets/load_weights.h"
#include "inference/training/dataset_samples.h"
#include "inference/training/drawn_samples.h"

namespace gonio {
namespace {

/// In any locale.
std::string textOf(double number) {
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, number).ptr};
}

Result<SkelTrainingData> drawnPeople(const SkelTraining& skel, bool isSkelCf,
                                     const std::vector<std::shared_ptr<const BodyModel>>& bodies) {
    if (skel.labelNoise_deg > 0 && skel.drawnCount == 0) {
        return fail(ErrorCode::Usage, "labels are disturbed only of a number of drawn crops");
    }
    const auto synthesiser = CropSynthesiser::make(bodies, {});
    if (!synthesiser) return tl::unexpected<Error>(synthesiser.error());
    DrawnSamplesOptions options;
    options.count = skel.drawnCount;
    if (isSkelCf) options.mirroredShare = CropChanges::skelCf().mirroredShare;
    options.labelNoise_rad = skel.labelNoise_deg * std::numbers::pi / 180;
    return SkelTrainingData{std::make_shared<DrawnSamples>(*synthesiser, options),
                            "trained on drawn people"};
}

}  // namespace

Result<SkelTrainingData> skelTrainingData(
    const TrainingOptions& options, bool isSkelCf,
    const std::vector<std::shared_ptr<const BodyModel>>& bodies) {
    const SkelTraining& skel = options.skel;
    if (skel.data.empty()) return drawnPeople(skel, isSkelCf, bodies);
    if (!skel.readPicture) return fail(ErrorCode::Usage, "there is nothing to read pictures with");
    std::vector<SampleSource> sources;
    FilterCounts counts;
    for (const TrainingData& data : skel.data) {
        auto records = readSkelDataset(data.labels);
        if (!records) return tl::unexpected<Error>(records.error());
        sources.push_back({filtered(*std::move(records), {}, counts), data.pictures, data.weight});
    }
    const auto samples =
        DatasetSamples::make(std::move(sources), skel.readPicture,
                             isSkelCf ? CropChanges::skelCf() : CropChanges::hsmr());
    if (!samples) return tl::unexpected<Error>(samples.error());
    return SkelTrainingData{*samples, "trained on data sets of the user, " +
                                          std::to_string(counts.kept) + " of " +
                                          std::to_string(counts.people) + " people"};
}

Result<NamedTensors> withChosenBackbone(const TrainingOptions& options, const NamedTensors& start) {
    const auto& file = options.skel.backbone;
    if (file.empty()) return start;
    const auto backbone = loadWeights(file, "vitpose");
    if (!backbone) return passOn(backbone.error(), "reading the backbone " + file.string());
    return withBackbone(start, *backbone);
}

std::map<std::string, std::string> skelSettings(const TrainingOptions& options) {
    const SkelTraining& skel = options.skel;
    std::map<std::string, std::string> settings{{"size", skel.size}};
    if (!skel.backbone.empty()) settings["backbone"] = skel.backbone.filename().string();
    for (std::size_t i = 0; i < skel.data.size(); ++i) {
        settings["data_" + std::to_string(i)] =
            skel.data[i].labels.filename().string() + " x " + textOf(skel.data[i].weight);
    }
    if (skel.drawnCount > 0) settings["drawn"] = std::to_string(skel.drawnCount);
    if (skel.labelNoise_deg > 0) settings["label_noise_deg"] = textOf(skel.labelNoise_deg);
    if (skel.regressesAngles) settings["rotation"] = "euler";
    if (skel.refinesLabels) {
        settings["refine_after"] = std::to_string(skel.refinement.after);
        settings["refine_every"] = std::to_string(skel.refinement.every);
        settings["refine_latest"] = std::to_string(skel.refinement.latest);
    }
    if (!skel.isCoarseToFine) settings["coarse_to_fine"] = "off";
    if (!skel.knowsCamera) settings["camera"] = "off";
    return settings;
}

int skelParts(const TrainingOptions& options) {
    constexpr int kRowsOfPart = 8;
    return std::max(1, options.batch / kRowsOfPart);
}

}  // namespace gonio
