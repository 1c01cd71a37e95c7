#pragma once

#include <QWidget>
#include <memory>
#include <vector>

namespace gonio {

class CaseDocument;
class CompareView;
class DrawingLayer;
class FrameServer;
class PersonData;
class PlayClock;
class Review;
class TrialVideo;
class VideoView;

/// The place for two videos side by side. They are opened when it is first shown; while it is
/// hidden nothing is decoded for it. Both sides show what the window's own video shows: body,
/// keypoints and drawings, what waits for Refine, and whether newer values are being computed.
class ComparePlace : public QWidget {
    Q_OBJECT

public:
    /// \param values, drawings  of `review`, which is the left side's
    ComparePlace(CaseDocument& document, Review& review, PersonData& values, DrawingLayer& drawings,
                 PlayClock& clock, QWidget* parent = nullptr);
    ~ComparePlace() override;

    /// Null until it is first shown.
    CompareView* view() const { return m_view; }

    /// Left, right; none until it is first shown.
    std::vector<const FrameServer*> servers() const;

Q_SIGNALS:
    /// A sentence.
    void failed(const QString& sentence);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct Side;

    QWidget* makeSide(Review& review);
    void connectSide(Side& side, Review& review);
    void setActive(bool active);

    CaseDocument& m_document;
    Review& m_review;
    PersonData& m_values;
    DrawingLayer& m_drawings;
    PlayClock& m_clock;
    std::vector<std::unique_ptr<Side>> m_sides;
    CompareView* m_view = nullptr;
};

/// Where the file of a trial is nowhere, its view says so.
void tellMissingVideo(const TrialVideo& file, const CaseDocument& document, const Review& review,
                      VideoView& view);

/// Asks for the file of a video that has moved.
void chooseMovedVideo(TrialVideo& file, QWidget& window);

}  // namespace gonio
