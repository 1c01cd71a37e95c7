#pragma once

#include <filesystem>
#include <string>

#include "core/body/skin.h"
#include "core/draw/rasteriser.h"
#include "core/job.h"
#include "core/synth/truth.h"

namespace gonio {

struct SceneOptions {
    bool checkeredFloor = true;
    bool frameCode = true;  ///< the frame's number in the top left corner, see frame_code.h
    Colour background{172, 186, 198};
    Colour skin{205, 160, 135};
    Colour shirt{60, 110, 160};   ///< trunk and upper arms
    Colour trousers{70, 72, 84};  ///< pelvis and thighs
    double noise = 0;             ///< standard deviation of grey values added to each picture
    std::uint64_t seed = 0;
};

/// Renders a generated motion frame by frame: a person on a checkered floor in plain light.
class Scene {
public:
    /// `model` and `generated` are borrowed.
    Scene(const BodyModel& model, const GeneratedMotion& generated,
          const SceneOptions& options = {});

    /// The picture of entry `index` of the motion.
    Image render(std::size_t index);

private:
    void paintFloor();
    void paintShadow(Image& image) const;

    const BodyModel& m_model;
    const GeneratedMotion& m_generated;
    SceneOptions m_options;
    SkinPoser m_skin;
    std::vector<FaceArray> m_layers;  ///< faces by garment
    Image m_empty;                    ///< background and floor
    Kinematics m_kinematics;
    VertexArray m_skin_m;
    MeshRaster m_raster;
};

struct ClipOptions {
    SceneOptions scene;
    double nominalRate_hz = 30;
    int crf = 18;           ///< H.264 quality; 0 is best
    bool lossless = false;  ///< FFV1, for .mkv
};

/// Renders the whole motion into a video, each frame at its own time. Cancelled if the job was;
/// nothing is left behind then.
Result<void> writeClip(const std::filesystem::path& video, const BodyModel& model,
                       const GeneratedMotion& generated, const ClipOptions& options,
                       const Job& job = {});

}  // namespace gonio
