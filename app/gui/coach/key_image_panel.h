#pragma once

#include <QImage>
#include <QWidget>
#include <functional>
#include <map>

class QAction;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace gonio {

class CaseDocument;
class Review;
struct Edit;

/// The frames worth keeping, with their captions, in order of time.
class KeyImagePanel : public QWidget {
    Q_OBJECT

public:
    KeyImagePanel(CaseDocument& document, Review& review, QWidget* parent = nullptr);

    /// How the video with its overlay is grabbed as it is shown now; without it the list has no
    /// pictures.
    void setGrabber(std::function<QImage()> grabber);

    /// Keeps the frame under review; ids "keyimage.keep", "keyimage.delete".
    QAction* keepAction() const { return m_keep; }

    QAction* deleteAction() const { return m_delete; }

public Q_SLOTS:
    /// The view shows this frame now, complete: its key images get their small pictures.
    void frameShown(int frame);

Q_SIGNALS:
    /// The picture of a key image is to be saved; the review is at its frame.
    void exportWanted(int frame, const QString& caption);
    /// A whole sentence.
    void failed(const QString& sentence);

private:
    int currentId() const;
    void keep();
    void apply(const Edit& edit);
    void removeCurrent();
    void rebuild();
    void takeCaption(QListWidgetItem* item);
    void goTo(QListWidgetItem* item);

    CaseDocument& m_document;
    Review& m_review;
    std::function<QImage()> m_grab;
    std::map<std::pair<int, int>, QImage> m_small;  ///< by trial and frame
    QAction *m_keep, *m_delete;
    QListWidget* m_list;
    QPushButton* m_export;
    bool m_rebuilding = false;
};

}  // namespace gonio
