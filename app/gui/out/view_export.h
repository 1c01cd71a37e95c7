#pragma once

#include <QFutureWatcher>
#include <QWidget>
#include <filesystem>
#include <vector>

#include "app/gui/out/exportable_view.h"
#include "app/gui/out/picture_stamp.h"
#include "app/gui/out/video_export.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace gonio {

class CaseDocument;
class PersonData;
class RangeChooser;
class Review;

/// Pictures and videos of the views, each with the standing sentence and its source below.
class ViewExport : public QWidget {
    Q_OBJECT

public:
    ViewExport(CaseDocument& document, Review& review, const PersonData& values,
               QWidget* parent = nullptr);
    ~ViewExport() override;

    void addView(ExportableView view);
    void setView(const QString& id);
    void setScale(int scale);  ///< 1 or 2
    void setCaption(const QString& caption);

    RangeChooser& range() { return *m_range; }

    /// A PNG of the chosen view as it is shown now, written in the background.
    void savePicture(const std::filesystem::path& file);
    /// A video of the chosen view over the chosen frames.
    void saveVideo(const std::filesystem::path& file);

    bool isRunning() const { return m_video->isRunning(); }

public Q_SLOTS:
    void chooseFileAndSavePicture();
    void chooseFileAndSaveVideo();
    void cancelVideo();
    /// The views show other values now: a video being made would be of two states and is given up.
    void sourceChanged();

Q_SIGNALS:
    void saved(const QString& file);
    void saveFailed(const QString& sentence);
    void videoCancelled();
    void progressed(int done, int total);

private:
    const ExportableView* chosenView() const;
    PictureStamp stamp() const;
    void buildWidgets();
    void connectVideo();
    void endVideo(const QString& sentence);
    void showStatus(const QString& sentence);

    CaseDocument& m_document;
    Review& m_review;
    const PersonData& m_values;
    std::vector<ExportableView> m_views;
    VideoExport* m_video;
    RangeChooser* m_range;
    QComboBox *m_view, *m_scale;
    QLineEdit* m_caption;
    QPushButton *m_savePicture, *m_saveVideo, *m_cancel;
    QProgressBar* m_progress;
    QLabel* m_status;
    QFutureWatcher<QString> m_writing;
    QString m_pictureFile, m_videoFile;
    QString m_stopReason;  // why the video was given up; empty: the user wanted it so
    int m_frameBefore = 0, m_trialBefore = 0;
};

}  // namespace gonio
