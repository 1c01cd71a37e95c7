#pragma once

#include <QFutureWatcher>
#include <QWidget>
#include <filesystem>
#include <memory>

#include "core/report/angle_report.h"

class QComboBox;
class QLabel;
class QListView;
class QListWidget;
class QPushButton;

namespace gonio {

class CaseDocument;
class PersonData;
class RangeChooser;
class Review;
class TextLinesModel;
struct LinedText;

enum class AngleFileKind { Csv, Mot };

/// Chooses angles, frames and convention, shows the file as it will be, and writes exactly that.
class AngleExport : public QWidget {
    Q_OBJECT

public:
    AngleExport(CaseDocument& document, Review& review, PersonData& values,
                QWidget* parent = nullptr);
    ~AngleExport() override;

    RangeChooser& range() { return *m_range; }

    void setConvention(AngleConvention convention);
    void setKind(AngleFileKind kind);
    /// Names of the convention; empty: all.
    void setAngles(const QStringList& names);

    ReportOptions options() const;
    AngleFileKind kind() const;

    /// The file and, for CSV, the one with the marks beside it; null while they are being made or
    /// where there is nothing to export. They are made while this is shown only.
    std::shared_ptr<const LinedText> preview() const;
    std::shared_ptr<const LinedText> marksPreview() const;

    /// Writes what the preview shows, in the background.
    void save(const std::filesystem::path& file);

public Q_SLOTS:
    void chooseFileAndSave();

Q_SIGNALS:
    void previewChanged();
    void saved(const QString& file);
    void saveFailed(const QString& sentence);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Texts {
        std::shared_ptr<const LinedText> file, marks;
        QString problem;
    };

    QWidget* buildChoices();
    QWidget* buildPreview();
    void fillAngles();
    void showConvention();
    void setAllChecked(bool checked);
    void requestPreview();
    void makePreview();
    void takePreview();
    void showStatus(const QString& sentence);

    CaseDocument& m_document;
    Review& m_review;
    PersonData& m_data;
    RangeChooser* m_range;
    QListWidget* m_angles;
    QComboBox *m_convention, *m_kind;
    QLabel *m_format, *m_status;
    QPushButton* m_save;
    QListView *m_fileView, *m_marksView;
    TextLinesModel *m_file, *m_marks;
    QFutureWatcher<Texts> m_making;
    QFutureWatcher<QString> m_writing;  ///< the failure's sentence, empty: written
    QString m_writtenFile;
    bool m_isMaking = false;  // until its text is taken
    bool m_wanted = false, m_again = false, m_filling = false;
};

}  // namespace gonio
