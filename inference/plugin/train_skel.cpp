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

/// What tells a data set from others: its labels' contents, where its pictures are, how it is read.
Result<std::string> dataSettings(const TrainingData& data, const SkelTraining& skel) {
    const auto mark = markOfFile(data.labels);
    if (!mark) return passOn(mark.error(), "reading the data set " + data.labels.string());
    std::error_code ignored;
    const auto folder = std::filesystem::weakly_canonical(data.pictures, ignored);
    std::string text = data.labels.filename().string() + " x " + textOf(data.weight) + ", " +
                       *mark + ", pictures in " + (ignored ? data.pictures : folder).string();
    if (!skel.picturePrefix.empty()) text += ", without " + skel.picturePrefix;
    if (skel.scaleUnit_px > 0) text += ", scale in " + textOf(skel.scaleUnit_px) + " px";
    return text;
}

}  // namespace

Result<SkelTrainingData> skelTrainingData(
    const TrainingOptions& options, bool isSkelCf,
    const std::vector<std::shared_ptr<const BodyModel>>& bodies) {
    const SkelTraining& skel = options.skel;
    if (skel.data.empty()) return drawnPeople(skel, isSkelCf, bodies);
    if (!skel.readPicture) return fail(ErrorCode::Usage, "there is nothing to read pictures with");
    DatasetOptions reading;
    if (skel.scaleUnit_px > 0) reading.scaleUnit_px = skel.scaleUnit_px;
    reading.picturePrefix = skel.picturePrefix;
    SkelTrainingData made;
    std::vector<SampleSource> sources;
    std::int64_t people = 0, kept = 0;
    for (const TrainingData& data : skel.data) {
        auto found = readLearnablePeople(data.labels, reading);
        if (!found) return tl::unexpected<Error>(found.error());
        auto settings = dataSettings(data, skel);
        if (!settings) return tl::unexpected<Error>(settings.error());
        made.settings["data_" + std::to_string(sources.size())] = *std::move(settings);
        if (!found->warning.empty() && skel.warn) skel.warn(found->warning);
        people += found->counts.people;
        kept += found->counts.kept;
        sources.push_back({std::move(found->records), data.pictures, data.weight});
    }
    const auto samples =
        DatasetSamples::make(std::move(sources), skel.readPicture,
                             isSkelCf ? CropChanges::skelCf() : CropChanges::hsmr());
    if (!samples) return tl::unexpected<Error>(samples.error());
    made.samples = *samples;
    made.source = "trained on data sets of the user, " + std::to_string(kept) + " of " +
                  std::to_string(people) + " people";
    return made;
}

Result<NamedTensors> withChosenBackbone(const TrainingOptions& options, const NamedTensors& start) {
    const auto& file = options.skel.backbone;
    if (file.empty()) return start;
    const auto backbone = loadWeights(file, "vitpose");
    if (!backbone) return passOn(backbone.error(), "reading the backbone " + file.string());
    return withBackbone(start, *backbone);
}

std::map<std::string, std::string> skelSettings(const TrainingOptions& options,
                                                const SkelTrainingData& data) {
    const SkelTraining& skel = options.skel;
    std::map<std::string, std::string> settings = data.settings;
    settings["size"] = skel.size;
    if (!skel.backbone.empty()) settings["backbone"] = skel.backbone.filename().string();
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
