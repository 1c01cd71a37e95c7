#include <QDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include "translations/translation.h"

using namespace gonio;

/// The texts of the window in every language.
class TestTranslations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void languages_data();
    void languages();
    void complete_data();
    void complete();
};

void TestTranslations::languages_data() {
    QTest::addColumn<QString>("language");
    for (const QString& language : translatedLanguages()) {
        QTest::newRow(qPrintable(language)) << language;
    }
}

void TestTranslations::languages() {
    QFETCH(QString, language);
    QVERIFY(useLanguage(language));
}

void TestTranslations::complete_data() {
    languages_data();
}

namespace {

// Placeholders that a translation lost or made up.
bool sameArguments(const QString& source, const QString& translation) {
    for (const char* argument : {"%1", "%2", "%3", "%4", "%5", "%n", "\n"}) {
        if (source.count(argument) != translation.count(argument)) return false;
    }
    return true;
}

}  // namespace

void TestTranslations::complete() {
    if (!GONIO_TRANSLATIONS_COMPLETE) {
        QSKIP("the texts still change (CMake option GONIO_TRANSLATIONS_COMPLETE)");
    }
    QFETCH(QString, language);
    QFile file(QStringLiteral(GONIO_SOURCE_DIR "/translations/goniograph_%1.ts").arg(language));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString source;
    QStringList bad;
    int texts = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("source")) source = xml.readElementText();
        if (xml.name() != QLatin1String("translation")) continue;
        ++texts;
        const bool unfinished = xml.attributes().hasAttribute("type");
        const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
        const bool plural = source.contains("%n");
        if (unfinished || text.trimmed().isEmpty()) bad << "unfinished: " + source;
        if (!plural && !sameArguments(source, text)) bad << "arguments: " + source;
    }
    QVERIFY(!xml.hasError());
    QVERIFY(texts > 100);
    QVERIFY2(bad.isEmpty(), qPrintable(bad.mid(0, 20).join('\n')));
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
