#pragma once

#include <QWidget>
#include <map>

#include "app/gui/document/review.h"

class QCheckBox;

namespace gonio {

/// What is drawn over the video and in the scene, a tick each.
class LayersPanel : public QWidget {
    Q_OBJECT

public:
    explicit LayersPanel(Review& review, QWidget* parent = nullptr);

private:
    void showState(const Review& review);

    std::map<Layer, QCheckBox*> m_boxes;
};

}  // namespace gonio
