#include <QListView>
#include <QtTest>

#include "app/gui/document/case_document.h"
#include "app/gui/document/person_data.h"
#include "app/gui/document/review.h"
#include "app/gui/out/angle_export.h"
#include "app/gui/out/export_page.h"
#include "app/gui/out/range_chooser.h"
#include "app/gui/out/text_lines_model.h"
#include "core/biomech/angle_csv.h"
#include "core/pipeline/load_parts.h"
#include "core/report/angle_text.h"
#include "tests/correct/correct_test_data.h"

using namespace gonio;

namespace {

QByteArray bytesOf(const std::filesystem::path& path) {
    QFile file(QString::fromStdU16String(path.u16string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

QByteArray bytesOf(const std::shared_ptr<const LinedText>& text) {
    return text ? QByteArray::fromStdString(text->text) : QByteArray("(no preview)");
}

}  // namespace

/// The page that writes angles, over an analysed walk of which one frame is corrected.
class TestAngleExport : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<CaseDocument> m_document;
    std::unique_ptr<Review> m_review;
    std::unique_ptr<PersonData> m_data;

private Q_SLOTS:

    void initTestCase() {
        const auto body = loadBodyByName("open-female");
        if (!body) QSKIP("the open body has not been generated");
        m_document = std::make_unique<CaseDocument>();
        m_review = std::make_unique<Review>(*m_document);
        m_data = std::make_unique<PersonData>(*m_document, *m_review);
        const auto truth = test::walkTruth(1.0, 30);
        auto base = std::make_shared<BaseAnalysis>(test::analysed(truth, test::seenOf(truth)));
        Trial trial;
        trial.name = "Walk";
        trial.video.frameCount = int(base->motion.size());
        trial.video.nominalRate_hz = 30;
        EditBuilder add(m_document->value(), EditKind::AddTrial);
        add.putTrial(trial);
        QVERIFY(m_document->apply(add.build()).has_value());
        AnalysisInfo info;
        info.body = "open-female";
        info.bodyHash = body->hash;
        info.backend = "fit";
        EditBuilder analyse(m_document->value(), EditKind::Analyse);
        analyse.putAnalysis(1, 1, info, base);
        QVERIFY(m_document->apply(analyse.build()).has_value());
        m_review->setTrial(1);
        m_review->setPerson(1);
        QTRY_VERIFY_WITH_TIMEOUT(m_data->values() && !m_data->isStale(), 60000);
    }

    void fileEqualsTheScreen_data() {
        QTest::addColumn<bool>("clinical");
        QTest::newRow("opensim") << false;
        QTest::newRow("clinical") << true;
    }

    void fileEqualsTheScreen() {
        QFETCH(const bool, clinical);
        AngleExport page(*m_document, *m_review, *m_data);
        page.show();
        // One choice for the whole window, wherever it is made.
        m_review->setConvention(AngleConvention::Clinical);
        QCOMPARE(page.options().convention, AngleConvention::Clinical);
        if (!clinical) page.setConvention(AngleConvention::OpenSim);
        const auto chosen = clinical ? AngleConvention::Clinical : AngleConvention::OpenSim;
        QCOMPARE(m_review->convention(), chosen);
        const auto reset = qScopeGuard([this] { m_review->setConvention({}); });
        QTRY_VERIFY(page.preview() != nullptr);
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("angles.csv").toStdString();
        QSignalSpy saved(&page, &AngleExport::saved);
        page.save(file);
        QTRY_COMPARE(saved.count(), 1);
        QCOMPARE(bytesOf(file), bytesOf(page.preview()));
        QCOMPARE(bytesOf(marksFileOf(file)), bytesOf(page.marksPreview()));
        const auto read = parseAngleCsv(bytesOf(file).toStdString());
        QVERIFY(read.has_value());
        const AnglePair& shown = m_data->values()->angles;
        const AngleTable& table = clinical ? shown.clinical : shown.openSim;
        QCOMPARE(read->series.size(), table.series.size());
        for (std::size_t a = 0; a < table.series.size(); ++a) {
            for (std::size_t i = 0; i < table.frames.size(); ++i) {
                QCOMPARE(formatAngle_deg(read->series[a].filtered_deg[i]),
                         formatAngle_deg(table.series[a].filtered_deg[i]));
                QCOMPARE(formatAngle_deg(read->series[a].filtered_deg[i], 4),
                         formatAngle_deg(table.series[a].filtered_deg[i], 4));
            }
        }
    }

    void previewFollowsTheChoice() {
        AngleExport page(*m_document, *m_review, *m_data);
        page.show();
        page.setAngles({"knee_angle_r"});
        m_review->setSelection({5, 9});
        page.range().setMode(RangeChooser::Mode::Selection);
        QTRY_VERIFY(page.preview() != nullptr);
        const auto read = parseAngleCsv(page.preview()->text);
        QVERIFY(read.has_value());
        QCOMPARE(read->frames, (std::vector<int>{5, 6, 7, 8, 9}));
        QCOMPARE(read->series.size(), std::size_t{1});
        auto* view = page.findChild<QListView*>();
        QVERIFY(view->model()->rowCount() > 5);
        page.setAngles({"no such angle"});
        QSignalSpy changed(&page, &AngleExport::previewChanged);
        QTRY_VERIFY(!changed.isEmpty());
        QVERIFY(page.preview() == nullptr);
        page.setAngles({"knee_angle_r"});
        page.setKind(AngleFileKind::Mot);
        QTRY_VERIFY(page.preview() && page.preview()->text.starts_with("Coordinates"));
        QVERIFY(page.marksPreview() == nullptr);
    }

    // The text of a long trial is large: nobody makes it for a page that is not seen.
    void hiddenMakesNothing() {
        AngleExport page(*m_document, *m_review, *m_data);
        QSignalSpy changed(&page, &AngleExport::previewChanged);
        page.setAngles({"knee_angle_r"});
        QCoreApplication::processEvents();
        QVERIFY(!changed.wait(200));
        page.show();
        QTRY_VERIFY(page.preview() != nullptr);
        QCOMPARE(changed.size(), 1);
        const auto shown = page.preview();
        page.hide();
        page.setAngles({"knee_angle_l"});
        page.setAngles({"hip_flexion_l"});
        QCoreApplication::processEvents();
        QCOMPARE(changed.size(), 1);
        QVERIFY(page.preview() == nullptr);  // the old text is not that of the choice
        page.show();
        QTRY_VERIFY(page.preview() != nullptr);
        QVERIFY(page.preview()->text.find("hip_flexion_l") != std::string::npos);
        QCOMPARE(changed.size(), 2);  // the newest wish alone
    }

    void failuresLeaveTheOldFile() {
        AngleExport page(*m_document, *m_review, *m_data);
        page.show();
        QTRY_VERIFY(page.preview() != nullptr);
        QSignalSpy failed(&page, &AngleExport::saveFailed);
        page.save("/dev/full/angles.csv");
        QTRY_COMPARE(failed.count(), 1);
        const QString sentence = failed[0][0].toString();
        QVERIFY2(sentence.contains("older file"), qPrintable(sentence));
    }

    void everyFieldHasAName() {
        ExportPage page(*m_document, *m_review, *m_data);
        for (const QWidget* widget : page.findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || widget->focusProxy()) continue;
            if (QString(widget->metaObject()->className()) == "QTabWidget") continue;
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        }
    }
};

QTEST_MAIN(TestAngleExport)
#include "tst_angle_export.moc"
