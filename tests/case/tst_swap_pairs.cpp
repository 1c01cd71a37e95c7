#include <QtTest>

#include "core/case/swap_pairs.h"
#include "sample_case.h"

using namespace gonio;
using namespace gonio::testing;

namespace {

using Corrections = std::map<int, Correction>;

/// A trial with two analysed people (1 and 2) and one who is not (3).
Case threePeople() {
    Case value;
    const auto take = [&value](const Edit& edit) {
        if (!value.take(edit)) qFatal("the case cannot be made");
    };
    take(EditBuilder(value, EditKind::AddTrial).putTrial(sampleTrial()).build());
    for (const int id : {1, 2})
        take(EditBuilder(value, EditKind::Analyse)
                 .putAnalysis(1, id, {}, sampleBase(60, unsigned(id)))
                 .build());
    Person third;
    third.id = 3;
    take(EditBuilder(value, EditKind::SetPerson).putPerson(1, third).build());
    return value;
}

const Corrections& of(const Case& value, int person) {
    return value.person(1, person)->corrections;
}

void put(Case& value, int person, const Correction& correction) {
    EditBuilder edit(value, EditKind::SwapPeople);
    putCorrection(edit, *value.trial(1), person, correction);
    QVERIFY(value.take(edit.build()).has_value());
}

Corrections one(int id, FrameRange frames, int other) {
    return {{id, {id, PersonSwapCorrection{frames, other}}}};
}

}  // namespace

/// Person swaps stay pairs, whichever half is touched.
class SwapPairsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void bothHalvesAreMadeMovedAndRemoved() {
        Case value = threePeople();
        put(value, 2, {1, SideSwapCorrection{{1, 2}}});
        put(value, 1, {1, PersonSwapCorrection{{10, 20}, 2}});
        QCOMPARE(of(value, 1), one(1, {10, 20}, 2));
        QCOMPARE(of(value, 2).size(), std::size_t(2));
        QCOMPARE(of(value, 2).at(2), (Correction{2, PersonSwapCorrection{{10, 20}, 1}}));
        // the other one's half is moved: this one's follows
        put(value, 2, {2, PersonSwapCorrection{{12, 25}, 1}});
        QCOMPARE(of(value, 1), one(1, {12, 25}, 2));
        QCOMPARE(of(value, 2).size(), std::size_t(2));
        EditBuilder edit(value, EditKind::DeleteCorrection);
        removeCorrection(edit, *value.trial(1), 1, 1);
        QVERIFY(value.take(edit.build()).has_value());
        QVERIFY(of(value, 1).empty());
        QCOMPARE(of(value, 2).size(), std::size_t(1));
        QVERIFY(of(value, 2).contains(1));
    }

    void withSomeoneElseTheOldHalfGoes() {
        Case value = threePeople();
        put(value, 1, {1, PersonSwapCorrection{{10, 20}, 2}});
        put(value, 1, {1, PersonSwapCorrection{{10, 20}, 3}});
        QCOMPARE(of(value, 1), one(1, {10, 20}, 3));
        QVERIFY(of(value, 2).empty());
        QVERIFY(of(value, 3).empty());  // not analysed: nothing to be fitted
    }

    void aSingleHalfStaysSingle() {
        Case value = threePeople();
        EditBuilder edit(value, EditKind::SwapPeople);
        edit.put(1, 1, Correction{1, PersonSwapCorrection{{10, 20}, 2}});
        QVERIFY(value.take(edit.build()).has_value());
        put(value, 1, {1, PersonSwapCorrection{{11, 20}, 2}});
        QCOMPARE(of(value, 1), one(1, {11, 20}, 2));
        QVERIFY(of(value, 2).empty());
    }
};

QTEST_GUILESS_MAIN(SwapPairsTest)
#include "tst_swap_pairs.moc"
