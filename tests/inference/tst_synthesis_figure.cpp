#include <QtTest>

#include "inference/synthesis/figure.h"
#include "synthesis_test_bodies.h"

using namespace gonio;

namespace {

Outfit outfitOf(const std::vector<Garment>& garments) {
    Outfit outfit;
    outfit.garments = garments;
    return outfit;
}

Garment trousers(const BodyMarks& m, float ease_m) {
    Garment g;
    g.kind = GarmentKind::Bottom;
    g.low = m.ankle + 0.1F;
    g.high = m.waist;
    g.ease_m = ease_m;
    g.cloth.base = {0, 0, 1};
    return g;
}

}  // namespace

class TestSynthesisFigure : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void marksFollowTheBody() {
        for (const auto& model : testing::openBodies()) {
            const auto body = *DressableBody::make(model);
            const BodyMarks& m = body->marks();
            const std::array heights{m.floor, m.ankle,  m.knee,     m.crotch, m.hip,
                                     m.waist, m.armpit, m.neckBase, m.chin,   m.mouth,
                                     m.nose,  m.eye,    m.brow,     m.vertex};
            QVERIFY(std::is_sorted(heights.begin(), heights.end()));
            // The model's own landmarks lie where the usual proportions say.
            const auto at = [&](const char* name) {
                return Eigen::Vector3f(model->skinTemplate_m.row(model->landmarks.at(name)));
            };
            QVERIFY(std::abs(m.eye - at("eye_l").y()) < 0.02F);
            QVERIFY(std::abs(m.nose - at("nose_tip").y()) < 0.02F);
            QVERIFY(std::abs(m.chin - at("chin").y()) < 0.03F);
        }
    }

    void hemsLieWhereTheyAreSaidToLie() {
        const auto body = testing::openBody();
        const BodyMarks& m = body->marks();
        const Garment g = trousers(m, 0);
        QVERIFY(insideOf(g, m, {0.1F, m.knee, 0}) > 0.1F);
        QVERIFY(insideOf(g, m, {0.1F, g.low - 0.01F, 0}) < 0);
        QVERIFY(insideOf(g, m, {0, m.waist + 0.01F, 0.1F}) < 0);
        Garment shirt;
        shirt.low = m.hip;
        shirt.sleeve = m.elbow;
        QVERIFY(insideOf(shirt, m, {m.elbow - 0.02F, m.armpit + 0.06F, 0}) > 0);
        QVERIFY(insideOf(shirt, m, {m.elbow + 0.02F, m.armpit + 0.06F, 0}) < 0);
        QVERIFY(insideOf(shirt, m, {0, m.vertex, 0}) < 0);
        QVERIFY(insideOf(shirt, m, {0, m.waist, 0.1F}) > 0);
    }

    void coveredSkinLooksLikeTheGarment() {
        const auto body = testing::openBody();
        const BodyMarks& m = body->marks();
        const Outfit outfit = outfitOf({trousers(m, 0)});
        const auto blue = lookOfSkin(outfit, m, {{0.1F, m.knee, 0}, 2, 0.01F}).colour;
        QCOMPARE(blue.x(), 0.F);
        QVERIFY(blue.z() > 0.9F);
        const auto bare = lookOfSkin(outfit, m, {{0.3F, m.armpit + 0.05F, 0}, 2, 0.01F}).colour;
        QVERIFY(bare.isApprox(outfit.skinColour));
    }

    // A layer lies off the skin by its ease, and the skin well below it is not drawn.
    void layersLieOffTheSkin() {
        const auto body = testing::openBody();
        const Garment g = trousers(body->marks(), 0.02F);
        Figure naked, dressed;
        naked.dress(body, ShapeVector::Zero(), outfitOf({}));
        dressed.dress(body, ShapeVector::Zero(), outfitOf({g}));
        dressed.pose(testing::standing(), {0, 1, 0});
        QCOMPARE(dressed.surfaces().size(), std::size_t(2));
        const auto skinTriangles = [](const Figure& figure) {
            return figure.trianglesOf(figure.surfaces().back()).size();
        };
        QCOMPARE(skinTriangles(naked), body->triangles().size());
        QVERIFY(5 * skinTriangles(dressed) < 4 * body->triangles().size());
        QCOMPARE(dressed.surfaces().front().kind, Figure::Surface::Kind::Garment);
        const auto& posed = dressed.skin().posed_m;
        int compared = 0;
        for (const RasterTriangle& t : dressed.trianglesOf(dressed.surfaces().front())) {
            const auto rest = dressed.rest_m().row(t.a);
            Eigen::Index own = 0;
            (body->rest_m().rowwise() - rest).rowwise().squaredNorm().minCoeff(&own);
            const float away = (dressed.world_m().row(t.a) - posed.row(own)).norm();
            QVERIFY(std::abs(away - 0.02F) < 1e-5F);
            if (++compared == 50) break;
        }
        QCOMPARE(compared, 50);
    }

    // The skirt spans both legs: at knee height its net goes round them.
    void skirtsGoRoundBothLegs() {
        const auto body = testing::openBody();
        const BodyMarks& m = body->marks();
        Figure figure;
        Outfit outfit;
        SkirtShape skirt;
        skirt.top = m.waist;
        skirt.hem = m.knee;
        outfit.skirt = skirt;
        figure.dress(body, ShapeVector::Zero(), outfit);
        figure.pose(testing::standing(), Eigen::Vector3d::Zero());
        float left = 0, right = 0;
        for (const RasterTriangle& t : figure.trianglesOf(figure.surfaces().front())) {
            const auto p = figure.world_m().row(t.a);
            QVERIFY(p.allFinite());
            left = std::max(left, p.x());
            right = std::min(right, p.x());
        }
        QVERIFY(left > 0.15F && right < -0.15F);
        QVERIFY(std::abs(left + right) < 0.05F);
    }

    void outfitsVaryAndRepeat() {
        const auto body = testing::openBody();
        const TextureBank textures(1);
        int withSkirt = 0, bareFeet = 0;
        for (int i = 0; i < 300; ++i) {
            Dice first(std::uint64_t(i), Stream::Outfit), again(std::uint64_t(i), Stream::Outfit);
            const Outfit a = randomOutfit(body->marks(), textures, first);
            const Outfit b = randomOutfit(body->marks(), textures, again);
            QVERIFY(a.skinColour == b.skinColour);
            QCOMPARE(a.garments.size(), b.garments.size());
            QVERIFY(a.skinColour.minCoeff() > 0 && a.skinColour.maxCoeff() < 1);
            withSkirt += a.skirt.has_value();
            bareFeet += std::none_of(a.garments.begin(), a.garments.end(),
                                     [](const Garment& g) { return g.kind == GarmentKind::Shoes; });
        }
        QVERIFY(withSkirt > 10 && withSkirt < 60);
        QVERIFY(bareFeet > 15 && bareFeet < 90);
    }

    // Every copy of a texture has the mean of the one before, and all continue at their borders.
    void texturesShrinkWithoutChangingColour() {
        const TextureBank textures(3);
        for (const auto kind : {TextureKind::Mask, TextureKind::Picture}) {
            const Texture& texture = textures.texture(kind, 3);
            std::array<float, 2> mean{};
            for (int i = 0; i < 64 * 64; ++i) {
                const float u = (float(i % 64) + 0.5F) / 64, v = (float(i / 64) + 0.5F) / 64;
                mean[0] += texture.at(u, v, 1e-4F).y() / (64 * 64);
                mean[1] += texture.at(u, v, 1).y() / (64 * 64);
            }
            QVERIFY(std::abs(mean[0] - mean[1]) < 0.02F);
            QVERIFY(texture.at(0.3F, 0.7F, 0.01F).isApprox(texture.at(-2.7F, 4.7F, 0.01F), 1e-3F));
        }
    }
};

QTEST_GUILESS_MAIN(TestSynthesisFigure)
#include "tst_synthesis_figure.moc"
