#include <QAction>
#include <QListWidget>

#include "app/gui/coach/key_image_panel.h"
#include "coach_case.h"

using namespace gonio;
using namespace gonio::test;

class TestKeyImages : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void keepsNamesAndDeletes() {
        CoachCase coach;
        KeyImagePanel panel(coach.document, coach.review);
        int grabs = 0;
        panel.setGrabber([&grabs] {
            ++grabs;
            QImage picture(64, 48, QImage::Format_RGB32);
            picture.fill(Qt::red);
            return picture;
        });
        auto* list = panel.findChild<QListWidget*>();
        coach.review.setFrame(50);
        panel.keepAction()->trigger();
        coach.review.setFrame(20);
        panel.keepAction()->trigger();
        QCOMPARE(coach.trial().keyImages.size(), std::size_t{2});
        QCOMPARE(list->count(), 2);
        QCOMPARE(list->item(0)->toolTip(), QString("Frame 20, 0.333 s"));  // in order of time
        QVERIFY(grabs > 0 && !list->item(0)->icon().isNull() && !list->item(1)->icon().isNull());
        list->item(0)->setText("knee over toes");
        QTRY_COMPARE(coach.trial().keyImages.at(2).caption, std::string("knee over toes"));
        coach.document.undoStack().undo();
        QCOMPARE(list->item(0)->text(), QString("Frame 20"));
        list->setCurrentRow(1);
        Q_EMIT list->itemActivated(list->item(1));
        QCOMPARE(coach.review.frame(), 50);
        QSignalSpy wanted(&panel, &KeyImagePanel::exportWanted);
        panel.deleteAction()->trigger();
        QCOMPARE(coach.trial().keyImages.size(), std::size_t{1});
        QVERIFY(wanted.isEmpty());
    }

    void picturesComeWhenTheirFrameIsShown() {
        CoachCase coach;
        KeyImagePanel panel(coach.document, coach.review);
        coach.review.setFrame(50);
        panel.keepAction()->trigger();
        auto* list = panel.findChild<QListWidget*>();
        QVERIFY(list->item(0)->icon().isNull());
        panel.setGrabber([] {
            QImage picture(64, 48, QImage::Format_RGB32);
            picture.fill(Qt::blue);
            return picture;
        });
        panel.frameShown(49);
        QVERIFY(list->item(0)->icon().isNull());
        panel.frameShown(50);
        QVERIFY(!list->item(0)->icon().isNull());
    }
};

QTEST_MAIN(TestKeyImages)
#include "tst_key_images.moc"
