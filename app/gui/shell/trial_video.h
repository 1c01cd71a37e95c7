#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <atomic>
#include <filesystem>
#include <memory>

#include "core/result.h"

namespace gonio {

class CaseDocument;
class FrameServer;
class Review;
struct CaseChange;

/// Keeps the frame server on the video of the trial under review and gives the review its times.
/// Where the video is not in its place, looks for it by its content, in the background; where it is
/// nowhere, the results can be looked at all the same.
class TrialVideo : public QObject {
    Q_OBJECT

public:
    TrialVideo(CaseDocument& document, Review& review, FrameServer& server,
               QObject* parent = nullptr);
    ~TrialVideo() override;

    /// False while the video of the trial is known to be nowhere.
    bool isFound() const { return m_isFound; }

    /// Takes a file that the user chose, if it holds the trial's video; failed() otherwise.
    void takeFrom(const QString& file);

Q_SIGNALS:
    void foundChanged();
    /// \param sentence  what could not be done, why, what to try
    void failed(const QString& sentence);

private:
    using Place = Result<std::filesystem::path>;

    void follow(const CaseChange& what);
    void load();
    void open(const std::filesystem::path& path);
    void takePlace(const Place& place);
    void useStoredTimes();
    void moveVideo(const std::filesystem::path& path);
    void setFound(bool found);
    void search(std::function<Place()> work);

    CaseDocument& m_document;
    Review& m_review;
    FrameServer& m_server;
    QFutureWatcher<Place> m_search;
    std::shared_ptr<std::atomic<bool>> m_stop;
    int m_trial = 0;  // whose video is open, or is being looked for
    std::string m_path;
    double m_captureRate_hz = 0;
    bool m_isFound = true;
};

}  // namespace gonio
