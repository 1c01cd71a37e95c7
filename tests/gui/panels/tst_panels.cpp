#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QWheelEvent>
#include <filesystem>

#include "analysed_case.h"
#include "app/gui/jobs/refine_runner.h"
#include "app/gui/panels/angle_control.h"
#include "app/gui/panels/angles_model.h"
#include "app/gui/panels/angles_panel.h"
#include "app/gui/panels/correct_panel.h"
#include "app/gui/panels/correction_actions.h"
#include "app/gui/panels/history_panel.h"
#include "app/gui/panels/job_panel.h"
#include "app/gui/panels/layers_panel.h"
#include "app/gui/panels/notes_panel.h"
#include "app/gui/panels/people_panel.h"
#include "app/gui/panels/range_bar.h"
#include "app/gui/theme/theme.h"
#include "panel_checks.h"
#include "render/chart/chart_data.h"

using namespace gonio;

namespace {

constexpr int kLong_ms = 60'000;
constexpr const char* kKnee = "knee_angle_r";

int rowOf(const AnglesModel& model, const std::string& angle) {
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.angleAt(model.index(row, AnglesModel::Right)) == angle) return row;
    }
    return -1;
}

QString textAt(const AnglesModel& model, int row, int column) {
    return model.index(row, column).data().toString();
}

}  // namespace

class TestPanels : public QObject {
    Q_OBJECT

private:
    AnalysedCase m_case;

private Q_SLOTS:

    void initTestCase() {
        Theme::instance().apply(*qApp, ThemeChoice::Dark);
        if (!m_case.analyse()) QSKIP("the open body has not been generated");
        QVERIFY(m_case.settle());
    }

    void cleanup() {
        while (m_case.document.undoStack().index() > 2) m_case.document.undoStack().undo();
        m_case.review->setSelection({});
        m_case.review->setFrame(0);
        m_case.review->setJoint({});
        QVERIFY(m_case.settle());
    }

    void anglesModelIsAModel() {
        AnglesModel model(*m_case.data, *m_case.review);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        m_case.review->setFrame(7);
        m_case.review->setSelection({3, 9});
        m_case.review->setConvention(AngleConvention::Clinical);
        QVERIFY(model.rowCount() > 5);
        m_case.review->setConvention(AngleConvention::OpenSim);
        QCOMPARE(model.columnCount(), int(AnglesModel::ColumnCount));
    }

    void anglesAreThoseOfTheTable() {
        AnglesModel model(*m_case.data, *m_case.review);
        m_case.review->setFrame(20);
        const int knee = rowOf(model, kKnee);
        const auto& table = m_case.data->values()->angles.openSim;
        const double right_deg = table.find(kKnee)->filtered_deg[20];
        const QString shown = textAt(model, knee, AnglesModel::Right);
        QVERIFY2(shown.endsWith(QChar(0xb0)), qPrintable(shown));
        QString digits = shown.chopped(1);
        digits.replace(QChar(0x2212), '-');
        QVERIFY(std::abs(QLocale().toDouble(digits) - right_deg) <= 0.0501);
        QCOMPARE(textAt(model, knee, AnglesModel::Source), QString("measured"));
        m_case.review->setFrame(21);
        QVERIFY(textAt(model, knee, AnglesModel::Right) != shown);
        const auto header = [&](int column) {
            return model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
        };
        for (const int column : {AnglesModel::Right, AnglesModel::Left, AnglesModel::RightRange,
                                 AnglesModel::LeftRange}) {
            QVERIFY(header(column).contains(QChar(0xb0)));
        }
    }

    void rangeFollowsTheSelection() {
        AnglesModel model(*m_case.data, *m_case.review);
        const int knee = rowOf(model, kKnee);
        const QString whole = textAt(model, knee, AnglesModel::RightRange);
        m_case.review->setSelection({10, 12});
        const QString part = textAt(model, knee, AnglesModel::RightRange);
        QVERIFY(whole != part);
        QVERIFY(QLocale().toDouble(part.chopped(1)) < QLocale().toDouble(whole.chopped(1)));
    }

    // Doubt is said in words, not in grey alone.
    void lowConfidenceIsSaid() {
        AnglesModel model(*m_case.data, *m_case.review);
        const auto& table = m_case.data->values()->angles.openSim;
        int checked = 0;
        for (int frame = 0; frame < 45; frame += 5) {
            m_case.review->setFrame(frame);
            for (int row = 0; row < model.rowCount(); ++row) {
                const AngleSeries* series =
                    table.find(model.angleAt(model.index(row, AnglesModel::Right)));
                if (!series->isEstimated) continue;  // another word: heldAnglesAreNotMeasured()
                const bool low = series->confidence[std::size_t(frame)] < kLowConfidence;
                const QModelIndex at = model.index(row, AnglesModel::Source);
                const QString source = at.data(Qt::AccessibleTextRole).toString();
                QCOMPARE(at.data(Qt::ToolTipRole).toString(), source);
                QCOMPARE(textAt(model, row, AnglesModel::Source).endsWith('?'),
                         source.contains("low confidence"));
                const bool grey =
                    model.index(row, AnglesModel::Right).data(Qt::ForegroundRole).isValid();
                QCOMPARE(grey, low);
                if (low) QVERIFY2(source.contains("low confidence"), qPrintable(source));
                ++checked;
            }
        }
        QVERIFY(checked > 100);
    }

    // At the width that a window of 1366 px gives the panel at first, no value needs scrolling.
    void allColumnsFit() {
        AnglesPanel panel(*m_case.data, *m_case.review);
        panel.resize(68 * panel.fontMetrics().averageCharWidth(), 700);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        const QHeaderView& header = *panel.table().horizontalHeader();
        qInfo("columns %d px wide, %d px there", header.length(),
              panel.table().viewport()->width());
        QVERIFY(header.length() <= panel.table().viewport()->width());
        QVERIFY(header.sectionSize(AnglesModel::Angle) >=
                8 * panel.fontMetrics().averageCharWidth());
    }

    void clickingAnAngleChoosesTheJoint() {
        AnglesPanel panel(*m_case.data, *m_case.review);
        panel.resize(520, 600);
        panel.show();
        const int knee = rowOf(panel.model(), kKnee);
        Q_EMIT panel.table().clicked(panel.model().index(knee, AnglesModel::Left));
        QCOMPARE(m_case.review->joint(), QString("knee_angle_l"));
        panel.conventionAction()->trigger();
        QCOMPARE(m_case.review->convention(), AngleConvention::Clinical);
        const int clinical = rowOf(panel.model(), "knee_flexion_r");
        QVERIFY(clinical >= 0);
        Q_EMIT panel.table().clicked(panel.model().index(clinical, AnglesModel::Right));
        QCOMPARE(m_case.review->joint(), QString(kKnee));
        panel.conventionAction()->trigger();
        keepPicture(panel, "angles");
        QCOMPARE(namelessIn(panel).join("; "), QString());
    }

    void turningMakesOneStepAReleaseOrARun() {
        RefineRunner refiner(m_case.document, *m_case.review, *m_case.data);
        CorrectPanel panel(m_case.document, *m_case.review, *m_case.data, refiner);
        panel.resize(380, 900);
        panel.show();
        m_case.review->setFrame(20);
        m_case.review->setJoint(kKnee);
        QSignalSpy posed(&panel, &CorrectPanel::posePreviewed);
        AngleControl* control = nullptr;
        for (AngleControl* one : panel.findChildren<AngleControl*>()) {
            if (one->angle() == kKnee) control = one;
        }
        QVERIFY(control != nullptr);
        const int steps = m_case.document.undoStack().index();
        Q_EMIT control->turning(40);
        QCOMPARE(posed.size(), 1);
        QVERIFY(posed.first().at(1).value<std::optional<PoseVector>>().has_value());
        QCOMPARE(m_case.document.undoStack().index(), steps);  // only looked at
        Q_EMIT control->turned(41, false);
        QCOMPARE(m_case.document.undoStack().index(), steps + 1);
        QCOMPARE(panel.corrections().angleSet(kKnee, 20), std::optional(41.0));
        QCOMPARE(panel.pendingWindows().size(), std::size_t{1});
        QVERIFY(panel.refineAction()->text().contains(
            QString::number(panel.pendingWindows().front().first)));
        QVERIFY(panel.refineAction()->isEnabled());
        for (int i = 0; i < 5; ++i) panel.turnAction(0.1)->trigger();
        QCOMPARE(m_case.document.undoStack().index(), steps + 2);  // a run of keys is one step
        QVERIFY(std::abs(*panel.corrections().angleSet(kKnee, 20) - 41.5) < 1e-9);
        QCOMPARE(m_case.document.value().person(1, 1)->corrections.size(), std::size_t{1});
        keepPicture(panel, "correct");
        QCOMPARE(namelessIn(panel).join("; "), QString());
        panel.resetAction()->trigger();
        QVERIFY(m_case.document.value().person(1, 1)->corrections.empty());
        QVERIFY(!panel.refineAction()->isEnabled());
    }

    // Held while the frame moves on, a slider still speaks of the frame it was taken hold of at.
    void sliderSpeaksOfTheFrameItWasTakenAt() {
        RefineRunner refiner(m_case.document, *m_case.review, *m_case.data);
        CorrectPanel panel(m_case.document, *m_case.review, *m_case.data, refiner);
        m_case.review->setFrame(20);
        m_case.review->setJoint(kKnee);
        QSignalSpy began(&panel, &CorrectPanel::turnBegan);
        QSlider* slider = nullptr;
        for (AngleControl* one : panel.findChildren<AngleControl*>()) {
            if (one->angle() == kKnee) slider = one->findChild<QSlider*>();
        }
        QVERIFY(slider != nullptr);
        slider->setSliderDown(true);
        QCOMPARE(began.count(), 1);
        slider->setValue(300);
        m_case.review->setFrame(25);
        slider->setSliderDown(false);
        QCOMPARE(panel.corrections().angleSet(kKnee, 20), std::optional(30.0));
        QVERIFY(!panel.corrections().angleSet(kKnee, 25));
        m_case.document.undoStack().undo();
    }

    void wheelScrollsInsteadOfCorrecting() {
        RefineRunner refiner(m_case.document, *m_case.review, *m_case.data);
        CorrectPanel panel(m_case.document, *m_case.review, *m_case.data, refiner);
        m_case.review->setFrame(20);
        m_case.review->setJoint(kKnee);
        panel.show();
        panel.activateWindow();  // there may be no window manager that does it
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        const int steps = m_case.document.undoStack().index();
        const auto turnWheel = [](QWidget* over) {
            const QPointF at = over->rect().center();
            QWheelEvent event(at, over->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, {},
                              Qt::NoScrollPhase, false);
            QApplication::sendEvent(over, &event);
        };
        const auto controls = panel.findChildren<AngleControl*>();
        QVERIFY(!controls.isEmpty());
        for (AngleControl* control : controls) {
            turnWheel(control->findChild<QSlider*>());
            turnWheel(control->findChild<QDoubleSpinBox*>());
        }
        panel.findChild<QListWidget*>()->setFocus();
        turnWheel(panel.findChild<QComboBox*>());
        QCOMPARE(m_case.document.undoStack().index(), steps);
        QCOMPARE(m_case.review->joint(), QString(kKnee));
        auto* box = controls.first()->findChild<QDoubleSpinBox*>();
        box->setFocus();
        QTRY_VERIFY(box->hasFocus());
        turnWheel(box);
        QCOMPARE(m_case.document.undoStack().index(), steps + 1);
        m_case.document.undoStack().undo();
    }

    void refineFromThePanel() {
        RefineRunner refiner(m_case.document, *m_case.review, *m_case.data);
        CorrectPanel panel(m_case.document, *m_case.review, *m_case.data, refiner);
        QSignalSpy finished(&refiner, &RefineRunner::finished);
        m_case.review->setFrame(20);
        m_case.review->setJoint(kKnee);
        panel.turnAction(1)->trigger();
        const double wanted_deg = *panel.corrections().angleSet(kKnee, 20);
        panel.refineAction()->trigger();
        QVERIFY(finished.wait(kLong_ms));
        QVERIFY(m_case.settle());
        QVERIFY(panel.pendingWindows().empty());
        const double now_deg = m_case.data->values()->angles.openSim.find(kKnee)->filtered_deg[20];
        QVERIFY(std::abs(now_deg - wanted_deg) < 1e-6);
    }

    void intervalsAreAskedInPlace() {
        RefineRunner refiner(m_case.document, *m_case.review, *m_case.data);
        CorrectPanel panel(m_case.document, *m_case.review, *m_case.data, refiner);
        panel.show();
        auto& range = *panel.findChild<RangeBar*>();
        m_case.review->setFrame(12);
        panel.markBadAction()->trigger();
        QVERIFY(range.isVisible());
        QCOMPARE(range.range(), (FrameRange{12, 12}));
        range.findChildren<QSpinBox*>().back()->setValue(15);
        QTest::keyClick(&range, Qt::Key_Return);
        QVERIFY(!range.isVisible());
        QCOMPARE(panel.corrections().at(14).size(), std::size_t{1});
        QCOMPARE(std::get<BadInterval>(panel.corrections().at(14).front().value).frames,
                 (FrameRange{12, 15}));
        m_case.review->setSelection({30, 35});
        panel.markBadAction()->trigger();  // a selection needs no question
        QVERIFY(!range.isVisible());
        QCOMPARE(panel.corrections().at(33).size(), std::size_t{1});
        // But whose sides are exchanged is asked.
        panel.swapSidesAction()->trigger();
        QVERIFY(range.isVisible());
        QCOMPARE(range.range(), (FrameRange{30, 35}));
        QCOMPARE(range.limbs(), Limbs::All);
        auto& limbs = *range.findChildren<QComboBox*>().back();
        limbs.setCurrentIndex(limbs.findText("the legs"));
        keepPicture(panel, "swap_sides");
        QTest::keyClick(&limbs, Qt::Key_Return);
        QVERIFY(!range.isVisible());
        QCOMPARE(std::get<SideSwapCorrection>(panel.corrections().at(33).back().value),
                 (SideSwapCorrection{{30, 35}, Limbs::Legs}));
        QSignalSpy told(&panel, &CorrectPanel::told);
        panel.swapPeopleAction()->trigger();
        QCOMPARE(told.size(), 1);  // there is nobody else
    }

    // What is looked at and right is said in one step, and the key takes it back.
    void aFrameIsRight() {
        RefineRunner refiner(m_case.document, *m_case.review, *m_case.data);
        CorrectPanel panel(m_case.document, *m_case.review, *m_case.data, refiner);
        panel.resize(360, 800);
        panel.show();
        m_case.review->setFrame(21);
        QVERIFY(!panel.rightAction()->isChecked());
        const int steps = m_case.document.undoStack().index();
        panel.rightAction()->trigger();
        QVERIFY(panel.rightAction()->isChecked());
        const auto& checks = m_case.document.value().person(1, 1)->checks;
        QCOMPARE(checks.size(), std::size_t{1});
        QVERIFY(checks.begin()->second.frames.contains(21));
        QCOMPARE(m_case.document.undoStack().index(), steps + 1);
        keepPicture(panel, "right");
        m_case.review->setFrame(40);
        QVERIFY(!panel.rightAction()->isChecked());
        m_case.review->setFrame(21);
        panel.rightAction()->trigger();
        QVERIFY(m_case.document.value().person(1, 1)->checks.empty());
        QVERIFY(!panel.rightAction()->isChecked());
        QCOMPARE(namelessIn(panel).join("; "), QString());
    }

    void heldAnglesAreNotMeasured() {
        AnglesModel model(*m_case.data, *m_case.review);
        m_case.review->setFrame(20);
        const int row = rowOf(model, "pro_sup_r");
        QVERIFY(row >= 0);
        QCOMPARE(textAt(model, row, AnglesModel::Right), QString("–"));
        QCOMPARE(textAt(model, row, AnglesModel::RightRange), QString("–"));
        QCOMPARE(textAt(model, row, AnglesModel::Source), QString("not estimated"));
        QVERIFY(!model.index(row, AnglesModel::Right)
                     .data(Qt::AccessibleTextRole)
                     .toString()
                     .contains("measured"));
        RefineRunner refiner(m_case.document, *m_case.review, *m_case.data);
        CorrectPanel panel(m_case.document, *m_case.review, *m_case.data, refiner);
        panel.show();
        m_case.review->setJoint("pro_sup_r");
        QStringList told;
        for (const QLabel* label : panel.findChildren<QLabel*>()) told << label->text();
        QVERIFY2(told.join("|").contains("not estimated"), qPrintable(told.join("|")));
        QVERIFY(!told.join("|").contains("measured"));
        panel.turnAction(1)->trigger();  // it can be set nevertheless
        QVERIFY(panel.corrections().angleSet("pro_sup_r", 20).has_value());
    }

    // What is typed belongs to the case it was typed in, however soon another one follows.
    void notesStayWithTheirCase() {
        QTemporaryDir folder;
        CaseDocument document;
        Review review(document);
        const auto path = [&](const char* name) {
            return std::filesystem::path(folder.filePath(name).toStdString());
        };
        const auto addTrial = [&] {
            return document.apply(
                EditBuilder(document.value(), EditKind::AddTrial).putTrial(Trial()).build());
        };
        QVERIFY(addTrial());
        QVERIFY(document.saveAs(path("other.gonio")));
        QVERIFY(document.saveAs(path("mine.gonio")));
        review.setTrial(1);
        NotesPanel panel(document, review);
        panel.findChild<QPlainTextEdit*>()->setPlainText("Limps");
        panel.commit();
        QVERIFY(document.open(path("other.gonio")));
        review.setTrial(1);
        panel.commit();
        QCOMPARE(document.value().trial(1)->notes, "");
        QCOMPARE(panel.findChild<QPlainTextEdit*>()->toPlainText(), QString());
        QVERIFY(document.open(path("mine.gonio")));
        QCOMPARE(document.value().trial(1)->notes, "Limps");
    }

    void notesFoldIntoOneStep() {
        NotesPanel panel(m_case.document, *m_case.review);
        auto& text = *panel.findChild<QPlainTextEdit*>();
        const int steps = m_case.document.undoStack().index();
        text.setPlainText("Limps");
        panel.commit();
        text.setPlainText("Limps on the left");
        panel.commit();
        QCOMPARE(m_case.document.undoStack().index(), steps + 1);
        QCOMPARE(m_case.document.value().trial(1)->notes, "Limps on the left");
        m_case.document.undoStack().undo();
        QCOMPARE(text.toPlainText(), QString());
        m_case.document.undoStack().redo();
        QCOMPARE(text.toPlainText(), QString("Limps on the left"));
        QCOMPARE(namelessIn(panel).join("; "), QString());
    }

    void peopleAreNamedAndIgnored() {
        PeoplePanel panel(m_case.document, *m_case.review);
        auto& list = *panel.findChild<QListWidget*>();
        QCOMPARE(list.count(), 1);
        list.item(0)->setText("Patient");
        QCOMPARE(m_case.document.value().person(1, 1)->name, "Patient");
        QTRY_COMPARE(list.item(0)->text(), QString("Patient"));
        list.item(0)->setCheckState(Qt::Unchecked);
        QVERIFY(m_case.document.value().person(1, 1)->ignored);
        QCOMPARE(m_case.document.value().person(1, 1)->name, "Patient");
        QVERIFY(m_case.document.value().person(1, 1)->base != nullptr);
        QCOMPARE(namelessIn(panel).join("; "), QString());
    }

    void layersAndHistory() {
        LayersPanel layers(*m_case.review);
        auto* first = layers.findChild<QAbstractButton*>();
        const bool shown = m_case.review->shows(Layer::Skeleton);
        first->click();
        QCOMPARE(m_case.review->shows(Layer::Skeleton), !shown);
        m_case.review->setLayer(Layer::Skeleton, shown);
        QCOMPARE(first->isChecked(), shown);
        HistoryPanel history(m_case.document);
        QCOMPARE((namelessIn(history) + namelessIn(layers)).join("; "), QString());
    }

    // Twice the size of letters: every button and label still has room for its words.
    void nothingIsClippedAtTwiceTheSize() {
        const QFont usual = QApplication::font();
        QFont large = usual;
        large.setPointSizeF(usual.pointSizeF() * 2);
        QApplication::setFont(large);
        {
            RefineRunner refiner(m_case.document, *m_case.review, *m_case.data);
            JobQueue queue(m_case.document, m_case.workFolders());
            m_case.review->setJoint(kKnee);
            CorrectPanel correct(m_case.document, *m_case.review, *m_case.data, refiner);
            JobPanel job(m_case.document, *m_case.review, queue);
            for (QWidget* panel : {static_cast<QWidget*>(&correct), static_cast<QWidget*>(&job)}) {
                panel->resize(700, 1400);
                panel->show();
                QVERIFY(QTest::qWaitForWindowExposed(panel));
                for (QPushButton* button : panel->findChildren<QPushButton*>()) {
                    if (!button->isVisible()) continue;
                    QVERIFY2(button->width() >= button->minimumSizeHint().width() &&
                                 button->height() >= button->minimumSizeHint().height(),
                             qPrintable(button->text()));
                }
                for (QLabel* label : panel->findChildren<QLabel*>()) {
                    if (!label->isVisible() || label->text().isEmpty()) continue;
                    QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                             qPrintable(label->text()));
                }
            }
            keepPicture(correct, "correct-200");
            keepPicture(job, "job-200");
        }
        QApplication::setFont(usual);
    }
};

QTEST_MAIN(TestPanels)
#include "tst_panels.moc"
