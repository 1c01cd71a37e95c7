#include "inference/synthesis/crop_synthesiser.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <string>
#include <thread>

#include "inference/synthesis/crop_painter.h"
#include "inference/synthesis/degrade.h"

namespace gonio {

/// One crop in the making; every thread keeps its own for the next one.
struct CropSynthesiser::Scene {
    std::vector<PaintedFigure> figures;  ///< the person first; kept for their memory
    std::size_t used = 0;
    int body = 0;
    PoseSample posture;       ///< of the person, in the world
    Eigen::Vector3d place_m;  ///< translation of the person
    CropView view;
    DetectedBox box;
    Room room;
    CropPainter painter;
    std::vector<std::uint8_t> mask;

    std::span<PaintedFigure> all() { return std::span(figures).first(used); }

    PaintedFigure& next() {
        if (figures.size() == used) figures.emplace_back();
        return figures[used++];
    }
};

namespace {

/// Translation that puts the lowest point at `lift_m` above the floor and the pelvis above (x, z).
Eigen::Vector3d standingAt(const Figure& figure, double x_m, double z_m, double lift_m) {
    const Eigen::Vector3d pelvis = figure.skin().joint_m(0);
    const double lowest = double(figure.world_m().col(1).minCoeff());
    return {x_m - pelvis.x(), lift_m - lowest, z_m - pelvis.z()};
}

/// Every pixel of the crop is the sensor's nearest one.
void repeatPixels(const std::vector<std::uint8_t>& in, const PixelGrid& from, const PixelGrid& to,
                  std::vector<std::uint8_t>& out) {
    out.resize(std::size_t(to.rows) * std::size_t(to.columns));
    for (int y = 0; y < to.rows; ++y) {
        const int row = std::min((2 * y * from.rows + to.rows) / (2 * to.rows), from.rows - 1);
        for (int x = 0; x < to.columns; ++x) {
            const int column =
                std::min((2 * x * from.columns + to.columns) / (2 * to.columns), from.columns - 1);
            out[std::size_t(y * to.columns + x)] = in[std::size_t(row * from.columns + column)];
        }
    }
}

/// What lies outside the picture is black in a crop, and background.
void blackenOutside(const PixelRange& inside, const PixelGrid& crop, CropSample& out) {
    const auto blacken = [&](int y, int first, int end) {
        const std::ptrdiff_t from = y * std::ptrdiff_t(crop.columns) + first,
                             to = y * std::ptrdiff_t(crop.columns) + end;
        std::fill(out.rgb.begin() + 3 * from, out.rgb.begin() + 3 * to, std::uint8_t{0});
        std::fill(out.mask.begin() + from, out.mask.begin() + to,
                  static_cast<std::uint8_t>(PixelClass::Background));
    };
    for (int y = 0; y < crop.rows; ++y) {
        const bool isInside = y >= inside.firstRow && y < inside.endRow;
        blacken(y, 0, isInside ? inside.firstColumn : crop.columns);
        if (isInside) blacken(y, inside.endColumn, crop.columns);
    }
}

/// Whether the crop shows much beside the person: somebody else there could be meant as well.
bool isLoose(const PersonSquare& square, const DetectedBox& box) {
    const float tall = box.bottom_px - box.top_px, wide = (box.right_px - box.left_px) / 0.75F;
    return float(square.side_px) > 1.5F * std::max(tall, wide);
}

bool isShare(double value) {
    return value >= 0 && value <= 1;
}

Result<void> check(const PersonCropSettings& s) {
    const bool sharesAreGood = isShare(s.view.truncatedShare) && isShare(s.view.closeUpShare) &&
                               isShare(s.view.looseShare + s.view.besideShare) &&
                               isShare(s.view.looseShare) && isShare(s.view.besideShare) &&
                               isShare(s.view.distortedShare) && isShare(s.otherPeopleShare) &&
                               isShare(s.occluderShare) && isShare(s.movingShare) &&
                               isShare(s.degradation) && isShare(s.pictureShare);
    const auto isSpread = [](double value) { return value >= 0 && value <= 1.5; };
    if (!sharesAreGood || !isSpread(s.shapeDeviation) || !isSpread(s.view.boxShift) ||
        !isSpread(s.view.boxGrowth)) {
        return fail(ErrorCode::Usage,
                    "shares of crops are numbers from 0 to 1, deviations from 0 to 1.5");
    }
    if (s.view.rows < 32 || s.view.rows > 1024 || s.view.rows % 8 != 0) {
        return fail(ErrorCode::Usage, "a crop has 32 to 1024 rows, a multiple of 8; asked for " +
                                          std::to_string(s.view.rows));
    }
    return {};
}

}  // namespace

Result<std::shared_ptr<const CropSynthesiser>> CropSynthesiser::make(
    std::span<const std::shared_ptr<const BodyModel>> bodies, const PersonCropSettings& settings) {
    if (bodies.empty()) return fail(ErrorCode::Usage, "synthetic people need a body model");
    if (auto good = check(settings); !good) return tl::unexpected(good.error());
    auto made = std::make_shared<CropSynthesiser>();
    made->m_settings = settings;
    for (const auto& model : bodies) {
        auto body = DressableBody::make(model);
        if (!body) return tl::unexpected(body.error());
        made->m_bodies.push_back(std::move(*body));
    }
    auto poses = PoseBank::make(*bodies.front(), settings.bankSeed, settings.ownPostures);
    if (!poses) return passOn(poses.error(), "planning the postures of synthetic people");
    made->m_poses = std::move(*poses);
    made->m_textures = std::make_shared<TextureBank>(settings.bankSeed);
    return std::shared_ptr<const CropSynthesiser>(std::move(made));
}

void CropSynthesiser::placePerson(std::uint64_t seed, Scene& scene) const {
    Dice person(seed, Stream::Person), pose(seed, Stream::Pose), clothes(seed, Stream::Outfit),
        view(seed, Stream::View);
    scene.body = person.index(static_cast<int>(m_bodies.size()));
    const auto& body = m_bodies[static_cast<std::size_t>(scene.body)];
    PaintedFigure& painted = scene.next();
    painted.figure.dress(body, randomShape(m_settings.shapeDeviation, person),
                         randomOutfit(body->marks(), *m_textures, clothes));
    scene.posture = m_poses->sample(painted.figure.skin().rest, pose);
    // Mirrored, for every posture has a right and a left.
    if (pose.chance(0.5)) {
        scene.posture.pose_rad = mirrored(scene.posture.pose_rad);
        scene.posture.rate_rad_s = mirrored(scene.posture.rate_rad_s);
    }
    scene.posture.pose_rad[2] += pose.between(-3.14159265, 3.14159265);
    painted.figure.pose(scene.posture.pose_rad, Eigen::Vector3d::Zero());
    scene.place_m = standingAt(painted.figure, 0, 0, scene.posture.lift_m);
    painted.figure.shift(scene.place_m);
    scene.view = randomView(painted.figure, m_settings.view, view, scene.box);
}

void CropSynthesiser::placeOthers(std::uint64_t seed, Scene& scene) const {
    Dice dice(seed, Stream::Others);
    if (!dice.chance(m_settings.otherPeopleShare) || isLoose(scene.view.square, scene.box)) return;
    const int count = dice.chance(0.75) ? 1 : 2;
    for (int i = 0; i < count; ++i) {
        const auto& body =
            m_bodies[static_cast<std::size_t>(dice.index(static_cast<int>(m_bodies.size())))];
        PaintedFigure& painted = scene.next();
        painted.figure.dress(body, randomShape(m_settings.shapeDeviation, dice),
                             randomOutfit(body->marks(), *m_textures, dice));
        PoseSample posture = m_poses->sample(painted.figure.skin().rest, dice);
        posture.pose_rad[2] += dice.between(-3.14159265, 3.14159265);
        painted.figure.pose(posture.pose_rad, Eigen::Vector3d::Zero());
        // Mostly beside or behind; seldom in front, and then to the side.
        const bool isBefore = dice.chance(0.2);
        const double away = isBefore ? dice.between(0.5, 0.9) : -dice.betweenLog(0.4, 5);
        const double side = (dice.chance(0.5) ? 1 : -1) *
                            (isBefore ? dice.between(0.45, 0.9) : dice.between(0.3, 1.6));
        painted.figure.shift(standingAt(painted.figure, side, away, posture.lift_m));
    }
}

void CropSynthesiser::arrangeRoom(std::uint64_t seed, Scene& scene) const {
    Dice dice(seed, Stream::Room), things(seed, Stream::Occluders);
    scene.room = randomRoom(*m_textures, scene.view, dice);
    const auto& source = m_settings.backgrounds;
    if (source && source->count() > 0 && dice.chance(m_settings.pictureShare))
        usePicture(scene.room, source->picture(dice.index(source->count())), scene.view, dice);
    if (!things.chance(m_settings.occluderShare)) return;
    const float height = scene.figures.front().figure.world_m().col(1).maxCoeff();
    addOccluder(scene.room, *m_textures, scene.view, height, things);
}

void CropSynthesiser::paint(std::uint64_t seed, Scene& scene, CropSample& out) const {
    Dice light(seed, Stream::Light), file(seed, Stream::Degradation);
    const bool isMoving = file.chance(m_settings.movingShare);
    const double exposure_s = file.betweenLog(0.008, 0.04);
    const Degradation how = randomDegradation(m_settings.degradation, file);
    // Painted as the sensor sees it: fewer pixels are fewer to paint.
    const PixelGrid crop{out.rows, out.columns}, sensor = sensorGrid(how, crop);
    CropView view = scene.view;
    view.rows = sensor.rows;
    CropPainter& painter = scene.painter;
    painter.begin(view, scene.room, randomLighting(light), isMoving);
    for (const PaintedFigure& painted : scene.all()) painter.addShadow(painted.figure);
    for (const double moment : {-0.4, 0.4}) {
        if (!isMoving) break;
        scene.figures.front().figure.pose(
            scene.posture.pose_rad + moment * exposure_s * scene.posture.rate_rad_s, scene.place_m);
        painter.paint(scene.all());
    }
    // The middle of the exposure comes last: it is what labels and mask speak of.
    if (isMoving) scene.figures.front().figure.pose(scene.posture.pose_rad, scene.place_m);
    painter.paint(scene.all());
    painter.classify(scene.mask);
    repeatPixels(scene.mask, sensor, crop, out.mask);
    degrade(how, sensor, crop, painter.finish(), out.rgb);
    blackenOutside(pixelsInPicture(scene.view), crop, out);
}

void CropSynthesiser::render(std::uint64_t seed, CropSample& out) const {
    thread_local Scene scene;
    scene.used = 0;
    placePerson(seed, scene);
    placeOthers(seed, scene);
    arrangeRoom(seed, scene);
    out.rows = scene.view.rows;
    out.columns = scene.view.columns();
    paint(seed, scene, out);
    const Figure& person = scene.figures.front().figure;
    out.labels = labelsOf(person.body(), person.skin(), scene.posture.pose_rad, scene.view);
    out.labels.body = scene.body;
    out.labels.box = scene.box;
    out.labels.isTruncated = isCutBy(scene.view.picture, scene.box);
    for (int k = 0; k < kKeypointCount; ++k) {
        const auto at = static_cast<std::size_t>(k);
        out.labels.visibility[at] = scene.painter.visibilityOf(
            out.labels.keypoints_m.row(k).transpose(), ownDepth_m(kKeypointNames[at]));
    }
}

void CropSynthesiser::renderBatch(std::uint64_t firstSeed, std::span<CropSample> out,
                                  int threads) const {
    const auto most = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    const int wanted =
        std::clamp(threads > 0 ? threads : most, 1, std::max(1, static_cast<int>(out.size())));
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < out.size(); i = next++) render(firstSeed + i, out[i]);
    };
    std::vector<std::thread> helpers;
    for (int t = 1; t < wanted; ++t) helpers.emplace_back(work);
    work();
    for (std::thread& helper : helpers) helper.join();
}

}  // namespace gonio
