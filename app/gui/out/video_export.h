#pragma once

#include <QObject>
#include <filesystem>
#include <memory>
#include <vector>

#include "app/gui/out/exportable_view.h"
#include "app/gui/out/picture_stamp.h"

namespace gonio {

/// What a video file is to hold.
struct VideoExportPlan {
    std::filesystem::path file;   ///< .mp4, .mov, .mkv or .avi
    std::vector<int> frames;      ///< of the trial's video, in order
    std::vector<double> times_s;  ///< presentation time of each of them, rising
    double rate_hz = 30;          ///< nominal
    double scale = 1;
    PictureStamp stamp;  ///< its source line gets the frame's number and time
};

/// Writes a view into a video file while the window stays usable: one picture is grabbed in each
/// turn of the event loop, coding and writing happen in another thread. The file appears when it
/// is complete. Pictures have the times of the video's frames, the first at 0.
class VideoExport : public QObject {
    Q_OBJECT

public:
    explicit VideoExport(QObject* parent = nullptr);
    ~VideoExport() override;  ///< cancels

    bool isRunning() const { return m_run != nullptr; }

    /// One at a time: does nothing while another runs.
    void start(VideoExportPlan plan, ExportableView view);

public Q_SLOTS:
    void cancel();

Q_SIGNALS:
    void progressed(int done, int total);
    void finished();
    void cancelled();
    /// A whole sentence; nothing was written.
    void failed(const QString& sentence);

private:
    struct Run;
    void step();
    void grabNow();
    void end();

    std::unique_ptr<Run> m_run;
};

/// "Frame 12, 0.200 s": put behind the source line of every picture.
QString frameLine(int frame, double time_s);

}  // namespace gonio
