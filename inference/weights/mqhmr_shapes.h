#pragma once

#include <optional>
#include <vector>

#include "inference/weights/humanfov_shapes.h"
#include "inference/weights/skel_network_shapes.h"

namespace gonio {

/// Multi-scale deformable attention (Zhu et al., Deformable DETR; fact sheet BioPose 1.5).
struct DeformableConfig {
    int width = 256, heads = 8, levels = 3, points = 4;
};

TensorShapes deformableShapes(const DeformableConfig& config, const std::string& prefix);

/// Maps at several sizes that are brought to one width.
struct PyramidConfig {
    std::vector<int> channels = {320, 640, 1280};  ///< of the maps before they are made `width`
    int width = 256;

    int levels() const { return int(channels.size()); }

    static PyramidConfig ofVit(int vitWidth, int width) {
        return {{vitWidth / 4, vitWidth / 2, vitWidth}, width};
    }

    /// Its first three branches, which are at these sizes already; the fourth, at 32 px, is left
    /// out.
    static PyramidConfig ofHrnet(const HrnetConfig& hrnet, int width) {
        return {{hrnet.channels(0), hrnet.channels(1), hrnet.channels(2)}, width};
    }
};

/// What makes three resolutions of one map. \param vitWidth  channels of that map
TensorShapes upsamplingShapes(int vitWidth, const std::string& prefix);
/// What brings maps of any backbone to one width.
TensorShapes lateralShapes(const PyramidConfig& config, const std::string& prefix);

/// MQ-HMR of BioPose: one picture to SMPL parameters. The paper fixes the backbone, 96 queries and
/// four layers of deformable attention; widths, read-out and the sine embedding of the maps are our
/// choices (fact sheet BioPose 1.4-1.7). Nobody has published weights: these names are ours.
struct MqHmrConfig {
    VitConfig vit = VitConfig::huge();  ///< with an HRNet: only the picture's size counts
    std::optional<HrnetConfig> hrnet =
        {};  ///< the paper's other backbone (W48), instead of the ViT
    int width = 256;
    int queries = 96;  ///< as many a joint, joint after joint
    int layers = 4;
    int heads = 8;
    int points = 4;
    int hidden = 1024;  ///< of the feed-forward part of a layer

    static constexpr int kJoints = 24, kBetas = 10, kLevels = 3;

    DeformableConfig attention() const { return {width, heads, kLevels, points}; }

    PyramidConfig pyramid() const {
        return hrnet ? PyramidConfig::ofHrnet(*hrnet, width)
                     : PyramidConfig::ofVit(vit.width, width);
    }
};

/// "backbone.*", "pyramid.*", "query.*", "decoder.*", "head.*"
TensorShapes mqHmrShapes(const MqHmrConfig& config);

/// The configuration whose tensors these are, of either backbone; every name and shape is checked.
/// \param heads  0: headsOf() for the backbone, deformableHeadsOf() for the decoder
Result<MqHmrConfig> mqHmrConfigOf(const TensorShapes& given, const HeadCounts& heads = {});

/// Heads of BioPose's attention layers, which no file records: of 32 numbers as in Deformable DETR,
/// but at least four.
int deformableHeadsOf(int width);

}  // namespace gonio
