#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QtTest>

#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"
#include "app/gui/shell/case_panel.h"

using namespace gonio;

class TestCasePanel : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() {
        m_document = std::make_unique<CaseDocument>();
        for (const char* name : {"Walk", "Squat"}) {
            Trial trial;
            trial.name = name;
            QVERIFY(m_document->apply(
                EditBuilder(m_document->value(), EditKind::AddTrial).putTrial(trial).build()));
        }
        m_review = std::make_unique<Review>(*m_document);
        m_review->setTrial(2);
        m_panel = std::make_unique<CasePanel>(*m_document, *m_review, QList<QWidget*>{});
        m_panel->show();
        m_panel->activateWindow();  // there may be no window manager that does it
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        list().setFocus();
    }

    void cleanup() {
        m_panel.reset();
        m_review.reset();
        m_document.reset();
    }

    void renamesATrial() {
        QTest::keyClick(&list(), Qt::Key_F2);
        auto* edit = list().findChild<QLineEdit*>();
        QVERIFY(edit != nullptr);
        QCOMPARE(edit->text(), QString("Squat"));
        m_panel->setActivity(2, "refining");  // must not take the editor away
        edit->setText("  Deep squat ");
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(m_document->value().trial(2)->name, std::string("Deep squat"));
        QTRY_VERIFY(list().item(1)->text().startsWith("Deep squat"));
        QVERIFY(list().item(1)->text().contains("refining"));
        m_document->undoStack().undo();
        QCOMPARE(m_document->value().trial(2)->name, std::string("Squat"));
        QVERIFY(list().item(1)->text().startsWith("Squat"));
    }

    void noNameIsNoChange() {
        const int steps = m_document->undoStack().index();
        m_panel->renameTrialAction()->trigger();
        auto* edit = list().findChild<QLineEdit*>();
        edit->clear();
        const QPointer<QLineEdit> open = edit;
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(open.isNull());
        QCOMPARE(m_document->undoStack().index(), steps);
    }

    void removesATrial() {
        QTest::keyClick(&list(), Qt::Key_Delete);
        QVERIFY(m_document->value().trial(2) == nullptr);
        QCOMPARE(list().count(), 1);
        QCOMPARE(m_review->trial(), 1);
        m_document->undoStack().undo();
        QCOMPARE(m_document->value().trial(2)->name, std::string("Squat"));
        QCOMPARE(list().count(), 2);
        for (int i = 0; i < 3; ++i) m_panel->removeTrialAction()->trigger();
        QVERIFY(m_document->value().trials().empty());
    }

    void renamesTheCase() {
        auto* edit = m_panel->findChild<QLineEdit*>();
        QVERIFY(!edit->isVisible());
        m_panel->renameCaseAction()->trigger();
        QVERIFY(edit->isVisible());
        edit->setText("Left knee, week 6");
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(!edit->isVisible());
        QCOMPARE(m_document->value().name(), std::string("Left knee, week 6"));
        m_panel->renameCaseAction()->trigger();
        edit->setText("something else");
        QTest::keyClick(edit, Qt::Key_Escape);
        QVERIFY(!edit->isVisible());
        QCOMPARE(m_document->value().name(), std::string("Left knee, week 6"));
        m_document->undoStack().undo();
        QCOMPARE(m_document->value().name(), std::string());
    }

private:
    QListWidget& list() { return *m_panel->findChild<QListWidget*>(); }

    std::unique_ptr<CaseDocument> m_document;
    std::unique_ptr<Review> m_review;
    std::unique_ptr<CasePanel> m_panel;
};

QTEST_MAIN(TestCasePanel)
#include "tst_case_panel.moc"
