#include "translations/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

static void initTranslations() {
    Q_INIT_RESOURCE(translations);
}

namespace gonio {

QStringList translatedLanguages() {
    return {QStringLiteral("de"), QStringLiteral("fr"), QStringLiteral("es"),
            QStringLiteral("zh_CN")};
}

bool useLanguage(const QString& language) {
    initTranslations();
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    if (!language.isEmpty()) QLocale::setDefault(locale);
    // The singular of "%n frame(s)" is a translation, too: English has a file of its own.
    auto* own = new QTranslator(QCoreApplication::instance());
    const bool found = own->load(locale, QStringLiteral("goniograph"), QStringLiteral("_"),
                                 QStringLiteral(":/i18n")) ||
                       own->load(QStringLiteral(":/i18n/goniograph_en.qm"));
    if (found) QCoreApplication::installTranslator(own);
    auto* qt = new QTranslator(QCoreApplication::instance());
    if (qt->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(qt);
    }
    return found;
}

}  // namespace gonio
