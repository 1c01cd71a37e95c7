#include "core/synth/scene.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>

#include "core/body/skin.h"
#include "core/draw/frame_code.h"
#include "core/draw/shapes.h"
#include "core/synth/noise.h"
#include "core/video/video_writer.h"

namespace gonio {
namespace {

enum Garment : std::size_t { Bare, Shirt, Trousers, Shoes, kGarments };

constexpr int kPropLayer = kGarments;

// The faces of a block, turned outwards.
void addBlock(MeshRaster& raster, const Camera& camera, const Prop& prop) {
    VertexArray corners_m(8, 3);
    const Eigen::Matrix3d turn =
        Eigen::AngleAxisd(prop.heading_rad, Eigen::Vector3d::UnitY()).toRotationMatrix();
    for (int i = 0; i < 8; ++i) {
        const Eigen::Vector3d sign(i & 1 ? 1 : -1, i & 2 ? 1 : -1, i & 4 ? 1 : -1);
        corners_m.row(i) =
            (prop.centre_m + turn * sign.cwiseProduct(prop.halfSize_m)).transpose().cast<float>();
    }
    // A face alone has its own normals: edges stay sharp.
    constexpr std::array<std::array<int, 4>, 6> sides = {
        {{0, 4, 6, 2}, {1, 3, 7, 5}, {0, 1, 5, 4}, {2, 6, 7, 3}, {0, 2, 3, 1}, {4, 5, 7, 6}}};
    for (const auto& side : sides) {
        FaceArray faces(2, 3);
        faces << side[0], side[1], side[2], side[0], side[2], side[3];
        raster.add(camera, corners_m, faces, {0.5F, 1.0F, 0.7F}, kPropLayer);
    }
}

Garment garmentOf(int joint) {
    switch (static_cast<Joint>(joint)) {
        case Joint::Pelvis:
        case Joint::FemurR:
        case Joint::FemurL:
            return Trousers;
        case Joint::LumbarBody:
        case Joint::Thorax:
        case Joint::ScapulaR:
        case Joint::ScapulaL:
        case Joint::HumerusR:
        case Joint::HumerusL:
            return Shirt;
        case Joint::CalcnR:
        case Joint::CalcnL:
        case Joint::ToesR:
        case Joint::ToesL:
            return Shoes;
        default:
            return Bare;
    }
}

int heaviestJoint(const SparseRows& weights, int vertex) {
    int best = 0;
    float heaviest = -1;
    for (int e = weights.start[vertex]; e < weights.start[vertex + 1]; ++e) {
        if (weights.value[e] > heaviest) {
            heaviest = weights.value[e];
            best = weights.column[e];
        }
    }
    return best;
}

std::vector<FaceArray> facesByGarment(const BodyModel& model) {
    std::vector<std::vector<Eigen::Index>> lists(kGarments);
    for (Eigen::Index f = 0; f < model.skinFaces.rows(); ++f) {
        lists[garmentOf(heaviestJoint(model.skinWeights, model.skinFaces(f, 0)))].push_back(f);
    }
    std::vector<FaceArray> layers(kGarments);
    for (std::size_t g = 0; g < kGarments; ++g) {
        layers[g].resize(static_cast<Eigen::Index>(lists[g].size()), 3);
        for (std::size_t i = 0; i < lists[g].size(); ++i) {
            layers[g].row(static_cast<Eigen::Index>(i)) = model.skinFaces.row(lists[g][i]);
        }
    }
    return layers;
}

void addNoise(Image& image, double deviation, std::uint64_t seed) {
    Noise noise(seed);
    for (std::uint8_t& value : image.rgb) {
        value = static_cast<std::uint8_t>(
            std::clamp(value + deviation * noise.gaussian() + 0.5, 0.0, 255.0));
    }
}

}  // namespace

Scene::Scene(const BodyModel& model, const GeneratedMotion& generated, const SceneOptions& options)
    : m_model(model),
      m_generated(generated),
      m_options(options),
      m_skin(model, computeRestShape(model, generated.motion.shape)),
      m_layers(facesByGarment(model)) {
    const Eigen::Vector2i& size = generated.motion.camera.size_px;
    m_empty = filledImage(size.x(), size.y(), options.background);
    if (options.checkeredFloor) paintFloor();
}

void Scene::paintFloor() {
    const Camera& camera = m_generated.motion.camera;
    constexpr double tile_m = 0.5, farthest_m = 40;
    for (int y = 0; y < m_empty.height_px; ++y) {
        for (int x = 0; x < m_empty.width_px; ++x) {
            const Eigen::Vector3d ray =
                camera.cameraFromWorld.transpose() *
                Eigen::Vector3d((x + 0.5 - camera.centre_px.x()) / camera.focal_px,
                                (y + 0.5 - camera.centre_px.y()) / camera.focal_px, 1);
            const double along = m_generated.floorHeight_m / ray.y();
            if (!(along > 0) || along > farthest_m) continue;
            const auto column = static_cast<long>(std::floor(along * ray.x() / tile_m));
            const auto row = static_cast<long>(std::floor(along * ray.z() / tile_m));
            const double fade = std::min(1.0, 8 / along);  // keeps distant tiles from flickering
            const double grey = 138 + ((column + row) % 2 == 0 ? 22 : -22) * fade;
            fillRectangle(m_empty, x, y, 1, 1,
                          {static_cast<std::uint8_t>(grey), static_cast<std::uint8_t>(grey),
                           static_cast<std::uint8_t>(grey - 6)});
        }
    }
}

// The body pressed flat onto the floor along the light.
void Scene::paintShadow(Image& image) const {
    VertexArray flat_m = m_skin_m;
    const auto floor = static_cast<float>(m_generated.floorHeight_m);
    flat_m.col(0).array() -= 0.5F * (m_skin_m.col(1).array() - floor);
    flat_m.col(2).array() -= 0.5F * (m_skin_m.col(1).array() - floor);
    flat_m.col(1).setConstant(floor);
    MeshRaster shadow;
    shadow.clear(image.width_px, image.height_px);
    shadow.add(m_generated.motion.camera, flat_m, m_model.skinFaces, {0, 1, 0});
    blendRaster(image, shadow, {{0, 0, 0}}, 0.3);
}

Image Scene::render(std::size_t index) {
    const Motion& motion = m_generated.motion;
    Image image = m_empty;
    computeKinematics(m_skin.rest(), motion.poses_rad[index], m_kinematics);
    m_skin.pose(m_kinematics, motion.translations_m[index], m_skin_m);
    if (m_options.checkeredFloor) paintShadow(image);
    m_raster.clear(image.width_px, image.height_px);
    for (std::size_t g = 0; g < kGarments; ++g) {
        m_raster.add(motion.camera, m_skin_m, m_layers[g], {0.5F, 1.0F, 0.7F}, static_cast<int>(g));
    }
    for (const Prop& prop : m_generated.props) addBlock(m_raster, motion.camera, prop);
    blendRaster(
        image, m_raster,
        {m_options.skin, m_options.shirt, m_options.trousers, {225, 225, 220}, {150, 112, 74}}, 1);
    if (m_options.noise > 0) addNoise(image, m_options.noise, m_options.seed + index);
    if (m_options.frameCode) drawFrameCode(image, static_cast<std::uint16_t>(index));
    return image;
}

Result<void> writeClip(const std::filesystem::path& video, const BodyModel& model,
                       const GeneratedMotion& generated, const ClipOptions& options,
                       const Job& job) {
    VideoWriterOptions writing;
    const Motion& motion = generated.motion;
    writing.width_px = motion.camera.size_px.x();
    writing.height_px = motion.camera.size_px.y();
    writing.rate_hz = options.nominalRate_hz;
    writing.crf = options.crf;
    if (options.lossless) writing.codec = VideoCodec::Ffv1;
    auto writer = VideoWriter::create(video, writing);
    if (!writer) return passOn(writer.error(), "rendering a generated clip");
    Scene scene(model, generated, options.scene);
    for (std::size_t i = 0; i < motion.size(); ++i) {
        if (job.cancelled()) return fail(ErrorCode::Cancelled, "rendering was cancelled");
        const Image image = scene.render(i);
        if (auto written = (*writer)->write(image, motion.times_s[i]); !written) {
            return passOn(written.error(), "rendering frame " + std::to_string(i));
        }
        job.progress(static_cast<int>(i) + 1, static_cast<int>(motion.size()));
    }
    return (*writer)->finish();
}

}  // namespace gonio
