#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>

#include "app/gui/coach/compare_view.h"
#include "app/gui/coach/drawing_layer.h"
#include "app/gui/document/case_document.h"
#include "app/gui/document/person_data.h"
#include "app/gui/document/review.h"
#include "app/gui/shell/compare_place.h"
#include "app/gui/video/frame_server.h"
#include "app/gui/video/play_clock.h"
#include "app/gui/video/video_view.h"

using namespace gonio;
namespace fs = std::filesystem;

namespace {

/// The demonstration on both sides, without a window around it.
struct Compared {
    Compared() {
        const fs::path from = fs::path(GONIO_SOURCE_DIR) / "resources" / "demo";
        const fs::path to = folder.path().toStdString();
        fs::copy(from, to, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
        for (const auto& entry : fs::directory_iterator(to)) {
            fs::permissions(entry.path(), fs::perms::owner_write, fs::perm_options::add);
        }
        opened = document.open(to / "demonstration.gonio").has_value();
        review.setTrial(1);
    }

    void showBoth() {
        place.resize(900, 400);
        place.show();
        place.view()->setOtherTrial(1);
    }

    bool bothOpen() const {
        const auto servers = place.servers();
        return servers.size() == 2 && servers[0]->isOpen() && servers[1]->isOpen();
    }

    VideoView* right() const { return place.findChildren<VideoView*>().last(); }

    QTemporaryDir folder;
    CaseDocument document;
    Review review{document};
    PersonData data{document, review};
    DrawingLayer drawings{document, review};
    PlayClock clock{review};
    ComparePlace place{document, review, data, drawings, clock};
    bool opened = false;
};

}  // namespace

class TestComparePlace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingIsDecodedWhileItIsHidden();
    void drawingsStandOnBothSides();
    void bothSidesSayThatTheyAreStale();

private:
    QTemporaryDir m_settings;
};

void TestComparePlace::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
}

void TestComparePlace::nothingIsDecodedWhileItIsHidden() {
    Compared c;
    QVERIFY(c.opened);
    QVERIFY(c.place.view() == nullptr);  // made when it is wanted
    c.showBoth();
    QTRY_VERIFY(c.bothOpen());
    c.place.hide();
    for (const FrameServer* server : c.place.servers()) {
        QVERIFY(!server->isOpen());
        QCOMPARE(server->cachedBytes(), qint64(0));
    }
    c.review.setFrame(20);
    c.review.setTrial(0);
    c.review.setTrial(1);
    QCoreApplication::processEvents();
    for (const FrameServer* server : c.place.servers()) QVERIFY(!server->isOpen());
    c.place.show();
    QTRY_VERIFY(c.bothOpen());
    QTRY_COMPARE(c.right()->shownFrame(), c.place.view()->other().frame());
    QCOMPARE(c.place.view()->other().trial(), 1);
}

void TestComparePlace::drawingsStandOnBothSides() {
    Compared c;
    c.showBoth();
    QTRY_VERIFY(c.bothOpen());
    const auto views = c.place.findChildren<VideoView*>();
    QCOMPARE(views.size(), 2);
    for (VideoView* view : views) QTRY_VERIFY(view->showsFullPicture() && !view->isStale());
    QList<QImage> before;
    for (VideoView* view : views) before << view->grab().toImage();
    Drawing line;
    line.kind = DrawingKind::Line;
    line.points_px = {{20, 20}, {200, 200}};
    line.frames = {0, 1000};
    QVERIFY(c.document.apply(
        EditBuilder(c.document.value(), EditKind::PutDrawing).put(1, line).build()));
    for (int i = 0; i < 2; ++i) QVERIFY(views[i]->grab().toImage() != before[i]);
    // What the window hides, both hide.
    c.review.setLayer(Layer::Drawings, false);
    for (int i = 0; i < 2; ++i) QCOMPARE(views[i]->grab().toImage(), before[i]);
}

void TestComparePlace::bothSidesSayThatTheyAreStale() {
    Compared c;
    c.showBoth();
    for (VideoView* view : c.place.findChildren<VideoView*>()) {
        QTRY_VERIFY(!view->isStale());
    }
    // Renaming somebody asks for the values anew.
    const Trial& trial = *c.document.value().trial(1);
    QVERIFY(!trial.people.empty());
    Person person = trial.people.begin()->second;
    QVERIFY(person.base != nullptr);
    person.name = "Another";
    QVERIFY(c.document.apply(
        EditBuilder(c.document.value(), EditKind::SetPerson).putPerson(1, person).build()));
    for (VideoView* view : c.place.findChildren<VideoView*>()) QVERIFY(view->isStale());
    for (VideoView* view : c.place.findChildren<VideoView*>()) QTRY_VERIFY(!view->isStale());
}

QTEST_MAIN(TestComparePlace)
#include "tst_compare_place.moc"
