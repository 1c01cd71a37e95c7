#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace gonio {

/// A file that the program can use but does not contain.
struct ModelFact {
    QString id;                ///< "keypoints", "persons", "region", "skel"
    QStringList storedNames;   ///< names in the model folder, any of which will do
    QStringList files;         ///< as their owners call them
    QString what, why, where;  ///< whole sentences, translated
    QString licence;
    bool needed = false;  ///< no analysis without it
};

/// All of them: networks first, then bodies.
QList<ModelFact> modelFacts();

}  // namespace gonio
