#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

/// One run of the program.
struct GonioRun {
    int exitCode = -1;
    QString output, errors;

    /// Lines of --json output that are objects with an "event"; -1 if any line is not.
    int jsonLines() const {
        int count = 0;
        for (const QString& line : output.split('\n', Qt::SkipEmptyParts)) {
            const auto document = QJsonDocument::fromJson(line.toUtf8());
            if (!document.isObject() || !document.object().contains("event")) return -1;
            ++count;
        }
        return count;
    }

    /// The first object of that event.
    QJsonObject first(const QString& event) const {
        for (const QString& line : output.split('\n', Qt::SkipEmptyParts)) {
            const QJsonObject object = QJsonDocument::fromJson(line.toUtf8()).object();
            if (object["event"].toString() == event) return object;
        }
        return {};
    }

    /// The last object of that event.
    QJsonObject last(const QString& event) const {
        QJsonObject found;
        for (const QString& line : output.split('\n', Qt::SkipEmptyParts)) {
            const QJsonObject object = QJsonDocument::fromJson(line.toUtf8()).object();
            if (object["event"].toString() == event) found = object;
        }
        return found;
    }
};

/// Runs the program with a model folder of its own.
class GonioProgram {
public:
    GonioProgram() {
        m_environment = QProcessEnvironment::systemEnvironment();
        m_environment.insert("GONIO_MODELS", path("models"));
    }

    QString path(const QString& name) const { return m_folder.path() + "/" + name; }

    void setVariable(const QString& name, const QString& value) {
        m_environment.insert(name, value);
    }

    std::unique_ptr<QProcess> start(const QStringList& arguments) const {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(m_environment);
        process->setWorkingDirectory(m_folder.path());
        process->start(GONIO_PROGRAM, arguments);
        return process;
    }

    static GonioRun finish(QProcess& process) {
        process.waitForFinished(300'000);
        GonioRun run;
        run.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        run.output = QString::fromUtf8(process.readAllStandardOutput());
        run.errors = QString::fromUtf8(process.readAllStandardError());
        return run;
    }

    GonioRun run(const QStringList& arguments) const { return finish(*start(arguments)); }

    void write(const QString& name, const QByteArray& bytes) const {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
};

/// A file of the optional test data; empty where it is not there.
inline QString testData(const QString& name) {
    const QString path = QString(GONIO_TEST_DATA) + "/" + name;
    return QFile::exists(path) ? path : QString();
}
