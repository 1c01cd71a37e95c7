#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "core/result.h"

namespace gonio {

class CaseDocument;
class FrameServer;
class Review;
struct CaseChange;
struct Job;
struct Trial;
struct VideoRef;

/// Keeps the frame server on the video of the trial under review and gives the review its times.
/// A file is trusted by its content: what stands in the video's place is shown at once and hashed
/// in the background; where it is another video it is taken away again, so that no result lies over
/// it. Where the video is not in its place, looks for it by its content. A place found is kept with
/// the user's settings, not in the case: finding a file is no step to undo. Where it is nowhere,
/// the results can be looked at all the same.
class TrialVideo : public QObject {
    Q_OBJECT

public:
    TrialVideo(CaseDocument& document, Review& review, FrameServer& server,
               QObject* parent = nullptr);
    ~TrialVideo() override;

    /// False while the video of the trial is known to be nowhere.
    bool isFound() const { return m_isFound; }

    /// True where another video stands in the place of the right one; isFound() is false then.
    bool isAnother() const { return m_isAnother; }

    /// Whether files are being looked through now.
    bool isSearching() const { return m_search.isRunning(); }

    /// Inactive: the server is closed and stays so, whatever is reviewed. Active at first.
    void setActive(bool active);

    /// Takes a file that the user chose, if it holds the trial's video; failed() otherwise.
    void takeFrom(const QString& file);

    /// "This is another video than the one that was analysed. ...", translated.
    static QString anotherSentence();

Q_SIGNALS:
    void foundChanged();
    /// \param sentence  what could not be done, why, what to try
    void failed(const QString& sentence);

private:
    using Place = Result<std::filesystem::path>;

    /// An answer, and what was asked: the trial under review may be another one by now.
    struct Found {
        int trial = 0;
        std::string sha256;
        Place place;
        bool chosen = false;  ///< by the user
    };

    void follow(const CaseChange& what);
    void load();
    void open(const std::filesystem::path& path, const Trial& trial);
    void take(const Found& found);
    void takeFailure(const Found& found);
    void useStoredTimes();
    void setFound(bool found, bool another = false);
    void search(const Trial& trial, bool chosen, std::function<Place(const Job&)> work);
    void stopSearch();

    CaseDocument& m_document;
    Review& m_review;
    FrameServer& m_server;
    QFutureWatcher<std::shared_ptr<const Found>> m_search;
    std::shared_ptr<std::atomic<bool>> m_stop;
    int m_trial = 0;  // whose video is open, or is being looked for
    std::string m_path, m_sha256;
    std::filesystem::path m_open;  // the file in the server; empty: none
    double m_captureRate_hz = 0;
    bool m_isFound = true, m_isAnother = false;
    bool m_isActive = true;
};

/// Where a video is to be read from: where its content was seen last, if the file is unchanged;
/// else its place in the case.
std::filesystem::path likelyPlace(const VideoRef& video);

}  // namespace gonio
