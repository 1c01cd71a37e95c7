// The VTK widget: it draws, scales input, keeps its picture through re-docking and lost contexts.

#include <vtkActor.h>
#include <vtkCallbackCommand.h>
#include <vtkCommand.h>
#include <vtkNew.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderWindow.h>
#include <vtkRenderWindowInteractor.h>
#include <vtkRenderer.h>
#include <vtkSphereSource.h>

#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QMainWindow>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QWheelEvent>
#include <algorithm>

#include "app/gui/vtk/vtk_widget.h"

using namespace gonio;

namespace {

/// Counts VTK's complaints: its OpenGL errors come out here.
class ErrorCounter {
public:
    explicit ErrorCounter(vtkObject& object) : m_object(object) {
        m_tag = object.AddObserver(vtkCommand::ErrorEvent, this, &ErrorCounter::count);
    }

    ~ErrorCounter() { m_object.RemoveObserver(m_tag); }

    int errors() const { return m_errors; }

private:
    void count() { ++m_errors; }

    vtkObject& m_object;
    unsigned long m_tag = 0;
    int m_errors = 0;
};

/// A white ball on blue, and a record of what the hooks were told.
class BallView : public VtkWidget {
public:
    explicit BallView(QWidget* parent = nullptr) : VtkWidget(parent) {
        vtkNew<vtkSphereSource> ball;
        vtkNew<vtkPolyDataMapper> mapper;
        mapper->SetInputConnection(ball->GetOutputPort());
        vtkNew<vtkActor> actor;
        actor->SetMapper(mapper);
        actor->GetProperty()->LightingOff();
        renderer->AddActor(actor);
        renderer->SetBackground(0, 0, 1);
        addRenderer(renderer);
        renderer->ResetCamera();
    }

    vtkNew<vtkRenderer> renderer;
    std::vector<VtkPointer> pressed, moved, released;
    double wheel = 0;
    bool keep = false;

protected:
    bool pointerPressed(const VtkPointer& p) override {
        pressed.push_back(p);
        return keep;
    }

    bool pointerMoved(const VtkPointer& p) override {
        moved.push_back(p);
        return false;
    }

    bool pointerReleased(const VtkPointer& p) override {
        released.push_back(p);
        return false;
    }

    bool wheelTurned(const VtkPointer& /*p*/, double steps) override {
        wheel += steps;
        return false;
    }
};

bool showsBall(const QImage& picture) {
    if (picture.isNull()) return false;
    const QColor middle = picture.pixelColor(picture.width() / 2, picture.height() / 2);
    const QColor corner = picture.pixelColor(3, 3);
    return middle == QColor(255, 255, 255) && corner == QColor(0, 0, 255);
}

int countEvents(vtkRenderWindowInteractor* interactor, vtkCommand::EventIds id,
                const std::function<void()>& work) {
    int count = 0;
    vtkNew<vtkCallbackCommand> command;
    command->SetClientData(&count);
    command->SetCallback(
        [](vtkObject*, unsigned long, void* data, void*) { ++*static_cast<int*>(data); });
    const unsigned long tag = interactor->AddObserver(id, command);
    work();
    interactor->RemoveObserver(tag);
    return count;
}

}  // namespace

class TestVtkWidget : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void drawsInDevicePixels() {
        BallView view;
        view.resize(200, 150);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QTRY_VERIFY(showsBall(view.grabPicture()));
        const double ratio = view.devicePixelRatioF();
        QCOMPARE(view.renderWindow()->GetSize()[0], int(200 * ratio));
        QCOMPARE(view.renderWindow()->GetSize()[1], int(150 * ratio));
        QCOMPARE(view.grabPicture().width(), int(200 * ratio));
        QVERIFY(view.lastRender_ms() > 0);
    }

    void manyRequestsAreOnePicture() {
        BallView view;
        view.resize(100, 100);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QTRY_VERIFY(showsBall(view.grabPicture()));
        QCoreApplication::processEvents();
        QSignalSpy rendered(&view, &VtkWidget::rendered);
        for (int i = 0; i < 10; ++i) view.requestRender();
        QTRY_COMPARE(rendered.size(), 1);
        QCoreApplication::processEvents();
        QCOMPARE(rendered.size(), 1);
    }

    void pointerComesInDisplayCoordinates() {
        BallView view;
        view.resize(200, 100);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QWidget* area = view.childAt(30, 20);
        QVERIFY(area != nullptr);
        const int presses = countEvents(view.interactor(), vtkCommand::LeftButtonPressEvent, [&] {
            QTest::mouseClick(area, Qt::LeftButton, Qt::ShiftModifier, QPoint(30, 20));
        });
        QCOMPARE(presses, 1);
        QCOMPARE(view.pressed.size(), std::size_t(1));
        QCOMPARE(view.released.size(), std::size_t(1));
        const double ratio = view.devicePixelRatioF();
        QCOMPARE(view.pressed[0].x_px, 30 * ratio);
        QCOMPARE(view.pressed[0].y_px, 80 * ratio);
        QCOMPARE(view.pressed[0].modifiers, Qt::KeyboardModifiers(Qt::ShiftModifier));
        QCOMPARE(view.fromDisplay_px({30 * ratio, 80 * ratio}), QPointF(30, 20));
        QCOMPARE(view.interactor()->GetEventPosition()[1], int(80 * ratio));
        QCOMPARE(view.interactor()->GetShiftKey(), 1);
    }

    void aKeptPressIsHiddenFromTheStyle() {
        BallView view;
        view.keep = true;
        view.resize(200, 100);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QWidget* area = view.childAt(30, 20);
        const auto drag = [&] {
            QTest::mousePress(area, Qt::LeftButton, {}, QPoint(30, 20));
            QTest::mouseMove(area, QPoint(50, 40));
            QTest::mouseRelease(area, Qt::LeftButton, {}, QPoint(50, 40));
        };
        QCOMPARE(countEvents(view.interactor(), vtkCommand::LeftButtonPressEvent, drag), 0);
        QCOMPARE(countEvents(view.interactor(), vtkCommand::LeftButtonReleaseEvent, drag), 0);
        view.keep = false;
        QCOMPARE(countEvents(view.interactor(), vtkCommand::LeftButtonReleaseEvent, drag), 1);
    }

    void wheelPartsAddUp() {
        BallView view;
        view.resize(100, 100);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QWidget* area = view.childAt(50, 50);
        const auto turn = [&](int eighths) {
            QWheelEvent event({50, 50}, area->mapToGlobal(QPointF(50, 50)), {}, {0, eighths}, {},
                              {}, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(area, &event);
        };
        const int steps = countEvents(view.interactor(), vtkCommand::MouseWheelForwardEvent, [&] {
            for (int i = 0; i < 9; ++i) turn(40);
        });
        QCOMPARE(steps, 3);
        QCOMPARE(view.wheel, 3.0);
    }

    void clickGivesTheViewTheFocus() {
        QWidget window;
        BallView view(&window);
        view.setGeometry(0, 0, 100, 100);
        window.resize(200, 200);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.activateWindow();
        QTRY_VERIFY(window.isActiveWindow());
        window.setFocus();
        QTest::mouseClick(view.childAt(50, 50), Qt::LeftButton, {}, QPoint(50, 50));
        QTRY_VERIFY(view.hasFocus());
    }

    void survivesResizingAndRedocking() {
        QMainWindow window;
        auto* tabs = new QTabWidget;
        window.setCentralWidget(tabs);
        auto* dock = new QDockWidget(&window);
        window.addDockWidget(Qt::LeftDockWidgetArea, dock);
        auto* other = new BallView;  // two views at once
        tabs->addTab(other, "other");
        auto* view = new BallView;
        dock->setWidget(view);
        window.resize(600, 400);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        ErrorCounter errors(*view->renderWindow());
        for (int cycle = 0; cycle < 200; ++cycle) {
            switch (cycle % 4) {
                case 0:
                    window.resize(500 + 7 * (cycle % 13), 380 + 5 * (cycle % 11));
                    break;
                case 1:
                    dock->setFloating(!dock->isFloating());
                    break;
                case 2:
                    dock->setWidget(nullptr);
                    tabs->insertTab(0, view, "moved");
                    tabs->setCurrentIndex(0);
                    break;
                default:
                    tabs->removeTab(0);
                    dock->setWidget(view);
                    dock->show();
                    view->show();
            }
            QCoreApplication::processEvents();
            if (cycle % 20 == 19) QTRY_VERIFY(showsBall(view->grabPicture()));
        }
        QTRY_VERIFY(showsBall(other->grabPicture()));
        QCOMPARE(errors.errors(), 0);
        qInfo("contexts set up in 200 cycles: %d", view->contextCount());
    }

    void survivesALostContext() {
        // A native top level of its own each time: the context is made anew.
        BallView view;
        view.resize(120, 120);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        ErrorCounter errors(*view.renderWindow());
        for (int i = 0; i < 5; ++i) {
            view.setWindowFlag(Qt::FramelessWindowHint, i % 2 == 0);
            view.show();
            QVERIFY(QTest::qWaitForWindowExposed(&view));
            QTRY_VERIFY(showsBall(view.grabPicture()));
        }
        QCOMPARE(errors.errors(), 0);
        QVERIFY(view.contextCount() >= 1);
        qInfo("contexts set up by 5 new native windows: %d", view.contextCount());
    }

    void saysWhyItIsEmptyWithoutOpenGl() {
        if (VtkWidget::hasOpenGl())
            QSKIP("this platform has OpenGL; run with QT_QPA_PLATFORM=offscreen");
        BallView view;
        view.resize(300, 200);
        view.show();
        const auto* label = view.findChild<QLabel*>();
        QVERIFY(label != nullptr && label->text().contains("OpenGL"));
        QVERIFY(view.grabPicture().isNull());
        view.requestRender();
        view.renderWindow()->Render();  // nothing, and no crash
    }
};

int main(int argc, char** argv) {
    VtkWidget::prepareOpenGl();
    QApplication application(argc, argv);
    TestVtkWidget test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_vtk_widget.moc"
