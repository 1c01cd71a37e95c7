#pragma once

#include <QImage>
#include <QWidget>
#include <memory>
#include <vector>

#include "app/gui/video/video_layer.h"

class QLabel;
class QPushButton;

namespace gonio {

class BodyLayer;
class CaseDocument;
class FrameServer;
class KeypointLayer;
class PeopleLayer;
class Review;
struct PendingEdits;
struct PersonValues;

/// The video of the trial under review with what is drawn over it. It asks the server for the
/// Review's frame and shows pictures as they come; everything over a picture belongs to the frame
/// of that picture, so that no skeleton ever stands on another frame.
///
/// Wheel and Ctrl+wheel zoom (coarse and fine), the middle button pans, a double click fits. Tab
/// goes through the keypoints, or the joints where keypoints are hidden. Its actions() are
/// fitVideo, zoomIn and zoomOut (by objectName); their keys work while the view has the focus.
class VideoView : public QWidget {
    Q_OBJECT

public:
    VideoView(CaseDocument& document, Review& review, FrameServer& frames,
              QWidget* parent = nullptr);
    ~VideoView() override;

    /// The frame on the screen; -1: none.
    int shownFrame() const { return m_frame; }

    /// Whether the picture on the screen is the full one, not the proxy's.
    bool showsFullPicture() const { return m_isFull; }

    /// Where the picture lies. Also where there is none: then as an empty square.
    VideoTransform imageToView() const;

    /// Adds a layer over those that are there; it must outlive the view or be removed. Call
    /// update() when it wants to be painted anew.
    void addLayer(VideoLayer& layer);
    void removeLayer(VideoLayer& layer);

    /// Whether it is said that newer values are being computed.
    bool isStale() const;

    bool isFitted() const { return m_zoom <= 0; }

    QSize sizeHint() const override { return {640, 480}; }

public Q_SLOTS:
    /// Null: nobody is analysed. Connect it to PersonData::changed.
    void setValues(std::shared_ptr<const gonio::PersonValues> values);
    /// Whether newer values are being computed.
    void setStale(bool stale);
    /// What waits for Refine.
    void setPendingEdits(const gonio::PendingEdits& edits);

    void fit();
    /// View pixels per picture pixel, about the middle of the view; clamped.
    void setZoom(double zoom);
    void zoomIn();
    void zoomOut();

    /// The file is not where it was: says so and offers to find it.
    void showMissingVideo(const QString& path);
    /// Likewise where another video stands in its place.
    void showAnotherVideo(const QString& path);
    /// Shows a sentence instead of a picture, until one comes; empty: none.
    void showSentence(const QString& sentence);

Q_SIGNALS:
    void findVideoWanted();
    /// \param sentence  why a change could not be made
    void failed(const QString& sentence);
    /// Another frame's picture is on the screen.
    void shownFrameChanged(int frame);
    /// The picture on the screen is another one: a sharper one of the frame, or another frame's.
    void pictureShown(int frame, const QImage& picture);
    void transformChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    using MouseHandler = bool (VideoLayer::*)(QMouseEvent&, const VideoTransform&, int);

    void connectServer();
    void showMissing(const QString& sentence);
    void makeNotice();
    void makeActions();
    void takePicture(int frame, const QImage& image, bool full);
    void clearPicture();
    bool offer(QMouseEvent& event, MouseHandler handler);
    void zoomAbout(QPointF inView, double factor);
    void panBy(QPointF way);
    QSizeF pictureSize_px() const;
    void paintPicture(QPainter& painter) const;
    void paintTexts(QPainter& painter) const;

    Review& m_review;
    FrameServer& m_frames;
    std::unique_ptr<PeopleLayer> m_people;
    std::unique_ptr<BodyLayer> m_body;
    std::unique_ptr<KeypointLayer> m_keypoints;
    std::vector<VideoLayer*> m_layers;  ///< painted in this order
    VideoLayer* m_grabber = nullptr;    ///< has the mouse until the button is released

    QImage m_image;
    int m_frame = -1;
    bool m_isFull = false;

    double m_zoom = 0;    ///< 0: fitted
    QPointF m_centre_px;  ///< picture pixel in the middle of the view, where not fitted
    bool m_isPanning = false;
    QPointF m_panFrom;

    QWidget* m_notice = nullptr;
    QLabel* m_noticeText = nullptr;
    QPushButton* m_findButton = nullptr;
};

}  // namespace gonio
