#include <QAction>
#include <QCheckBox>
#include <QMenu>
#include <QToolButton>
#include <QtTest>

#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"
#include "app/gui/panels/layers_panel.h"
#include "app/gui/words/joint_words.h"

using namespace gonio;

class TestLayersPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void jointsOfTheTrailsAreChosenInTheMenu() {
        CaseDocument document;
        Review review(document);
        LayersPanel panel(review);
        auto* button = panel.findChild<QToolButton*>();
        QVERIFY(button != nullptr);
        QVERIFY(!button->accessibleName().isEmpty() && !button->toolTip().isEmpty());
        QVERIFY(button->focusPolicy() & Qt::TabFocus);
        const auto actions = button->menu()->actions();
        QCOMPARE(actions.size(), qsizetype(jointsWithTrails().size()));
        const auto find = [&](int joint) {
            for (QAction* action : actions) {
                if (action->text() == jointWords(joint)) return action;
            }
            return static_cast<QAction*>(nullptr);
        };
        QAction* head = find(id(Joint::Head));
        QAction* ankle = find(id(Joint::TalusR));
        QVERIFY(head != nullptr && ankle != nullptr);
        QVERIFY(ankle->isChecked() && !head->isChecked());
        QVERIFY(!review.shows(Layer::Trails));
        head->trigger();
        ankle->trigger();
        QVERIFY(review.shows(Layer::Trails));  // chosen, so shown
        const auto& joints = review.trailJoints();
        QVERIFY(std::ranges::count(joints, id(Joint::Head)) == 1);
        QVERIFY(std::ranges::count(joints, id(Joint::TalusR)) == 0);
        review.setTrailJoints({id(Joint::TalusR), 99, -1, id(Joint::TalusR)});
        QCOMPARE(review.trailJoints(), std::vector<int>{id(Joint::TalusR)});
        QVERIFY(ankle->isChecked() && !head->isChecked());
    }

    void everyJointOfferedHasANameOfItsOwn() {
        QSet<QString> names;
        for (const int joint : jointsWithTrails()) {
            QVERIFY(!jointWords(joint).isEmpty());
            names.insert(jointWords(joint));
        }
        QCOMPARE(names.size(), qsizetype(jointsWithTrails().size()));
    }
};

QTEST_MAIN(TestLayersPanel)
#include "tst_layers_panel.moc"
