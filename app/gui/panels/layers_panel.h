#pragma once

#include <QWidget>
#include <map>

#include "app/gui/document/review.h"

class QAction;
class QCheckBox;
class QToolButton;

namespace gonio {

/// What is drawn over the video and in the scene, a tick each; and the joints that leave trails.
class LayersPanel : public QWidget {
    Q_OBJECT

public:
    explicit LayersPanel(Review& review, QWidget* parent = nullptr);

private:
    QToolButton* makeTrailButton(Review& review);
    void showState(const Review& review);

    std::map<Layer, QCheckBox*> m_boxes;
    std::map<int, QAction*> m_trails;  ///< by joint
};

}  // namespace gonio
