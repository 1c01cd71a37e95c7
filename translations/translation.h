#pragma once

#include <QLocale>
#include <QString>
#include <QStringList>

namespace gonio {

/// Languages the program speaks beside English: "de", "fr", "es", "zh_CN".
QStringList translatedLanguages();

/// Loads the program's and Qt's texts in a language and makes it QLocale's default.
/// \param language  as above or "en"; empty: the desktop's. False where there is no such translation
///                  (English stays).
bool useLanguage(const QString& language);

}  // namespace gonio
