#include <QTest>
#include <QElapsedTimer>
#include <QImage>
#include "render/scene/scene_picture.h"
#include "walking_scene.h"
using namespace gonio;
class T : public QObject { Q_OBJECT
private Q_SLOTS:
  void draws() {
    for (bool dark : {true,false}) {
    BodyScene scene; ScenePainter painter(scene, 1280, 720);
    scene.setColours(sceneColours(dark));
    scene.setSubject(walkingSubject("female"));
    for (int preset = 0; preset < 4; ++preset) {
      scene.setFrame(30); scene.setPreset(ViewPreset(preset)); 
      if (preset==1) { scene.setChosenJoint(2); scene.setHandle(SceneHandle{"knee_angle_r", 20, 0, 135}); }
      auto image = painter.paint(); QVERIFY(image.has_value());
      QImage(image->rgb.data(), 1280, 720, 3*1280, QImage::Format_RGB888).save(QString("/tmp/scene_%1_%2.png").arg(dark).arg(preset));
    }
    scene.setPreset(ViewPreset::Side);
    for (int bits = 0; bits < 64; bits = bits == 0 ? 1 : bits * 2) {
    SceneLayers l; bool* all[] = {&l.bones,&l.skin,&l.floor,&l.trails,&l.joints,&l.frustum}; for (int i=0;i<6;++i) *all[i] = bits & (1<<i);
    scene.setLayers(l); std::vector<double> ms;
    for (int f = 0; f < 21; ++f) { scene.setFrame(f); (void)painter.paint(); ms.push_back(painter.lastPaint_ms()); }
    std::sort(ms.begin(), ms.end()); qInfo("layers %d: %.1f ms (min %.1f)", bits, ms[10], ms[0]);
    }
    scene.setLayers({});
    std::vector<double> ms, set;
    for (int f = 0; f < 60; ++f) { QElapsedTimer t; t.start(); scene.setFrame(f); set.push_back(double(t.nsecsElapsed())*1e-6); (void)painter.paint(); ms.push_back(painter.lastPaint_ms()); }
    std::sort(ms.begin(), ms.end()); std::sort(set.begin(), set.end());
    qInfo("paint median %.1f p95 %.1f ms, setFrame median %.2f ms", ms[30], ms[57], set[30]);
    }
  }
};
QTEST_GUILESS_MAIN(T)
#include "tst_scene_pictures.moc"
