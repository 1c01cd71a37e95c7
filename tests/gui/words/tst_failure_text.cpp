#include <QtTest>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "app/gui/words/failure_text.h"

namespace gonio {
namespace {

constexpr ErrorCode kCodes[] = {
    ErrorCode::Internal,    ErrorCode::Usage,     ErrorCode::NotFound,     ErrorCode::MalformedFile,
    ErrorCode::Unsupported, ErrorCode::Forbidden, ErrorCode::MissingModel, ErrorCode::NoPerson,
    ErrorCode::WriteFailed, ErrorCode::Cancelled, ErrorCode::SolverFailed};
constexpr Attempt kAttempts[] = {Attempt::Analysis, Attempt::Edit,  Attempt::CaseFile,
                                 Attempt::History,  Attempt::Video, Attempt::Export,
                                 Attempt::Import};

Error anError(ErrorCode code) {
    return {code, "row 12 has 3 columns", {"reading trial.trc"}};
}

}  // namespace

class TestFailureText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFailureSaysWhatAndWhy();
    void theRawTextStandsOnALineOfItsOwn();
    void theSameCodeHasOtherWordsElsewhere();
    void nobodyElsePutsRawErrorsOnTheScreen();
};

void TestFailureText::everyFailureSaysWhatAndWhy() {
    for (const Attempt attempt : kAttempts) {
        for (const ErrorCode code : kCodes) {
            const FailureText text = failureText("It was not done.", anError(code), attempt);
            QVERIFY(text.text().startsWith("It was not done. "));
            QVERIFY2(text.why.endsWith('.'), qPrintable(text.why));
            QVERIFY2(text.advice.isEmpty() || text.advice.endsWith('.'), qPrintable(text.advice));
            // Whoever can do something about it is told what.
            if (code != ErrorCode::Cancelled && code != ErrorCode::NoPerson &&
                code != ErrorCode::SolverFailed && code != ErrorCode::MissingModel &&
                code != ErrorCode::Unsupported && code != ErrorCode::Usage) {
                QVERIFY2(!text.advice.isEmpty(), qPrintable(text.text()));
            }
            QVERIFY(!text.text().contains("columns"));
        }
    }
}

void TestFailureText::theRawTextStandsOnALineOfItsOwn() {
    const QString all =
        failureSentences("It was not done.", anError(ErrorCode::WriteFailed), Attempt::Export);
    const QStringList lines = all.split('\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(!lines[0].contains("columns"));
    QCOMPARE(lines[1], QString("Details: row 12 has 3 columns (reading trial.trc)"));
    FailureText without{"It was not done.", {}, {}, {}};
    QCOMPARE(without.withDetails(), QString("It was not done."));
}

void TestFailureText::theSameCodeHasOtherWordsElsewhere() {
    std::set<QString> why;
    for (const Attempt attempt : {Attempt::Analysis, Attempt::CaseFile, Attempt::Video}) {
        why.insert(failureText("-", anError(ErrorCode::MalformedFile), attempt).why);
    }
    QCOMPARE(why.size(), std::size_t(3));
    // Advice about an analysis would lead astray where none was made.
    for (const Attempt attempt : {Attempt::Edit, Attempt::CaseFile, Attempt::Export}) {
        const QString advice = failureText("-", anError(ErrorCode::Usage), attempt).advice;
        QVERIFY2(!advice.contains("job panel"), qPrintable(advice));
    }
}

// The window speaks the user's language: errors of core are English.
void TestFailureText::nobodyElsePutsRawErrorsOnTheScreen() {
    namespace fs = std::filesystem;
    const fs::path folder = fs::path(GONIO_SOURCE_DIR) / "app" / "gui";
    int files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".cpp") continue;
        if (entry.path().filename() == "failure_text.cpp") continue;
        ++files;
        std::stringstream text;
        text << std::ifstream(entry.path()).rdbuf();
        for (const char* raw : {"fromStdString(describe(", ".error().detail)"}) {
            QVERIFY2(text.str().find(raw) == std::string::npos, entry.path().c_str());
        }
    }
    QVERIFY(files > 100);
}

}  // namespace gonio

QTEST_APPLESS_MAIN(gonio::TestFailureText)
#include "tst_failure_text.moc"
