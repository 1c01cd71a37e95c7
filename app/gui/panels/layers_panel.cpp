#include "app/gui/panels/layers_panel.h"

#include <QAction>
#include <QCheckBox>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/gui/words/joint_words.h"

namespace gonio {

LayersPanel::LayersPanel(Review& review, QWidget* parent) : QWidget(parent) {
    const std::pair<Layer, QString> layers[] = {{Layer::Skeleton, tr("Skeleton")},
                                                {Layer::Surface, tr("Surface")},
                                                {Layer::Keypoints, tr("Detected keypoints")},
                                                {Layer::Trails, tr("Trails")},
                                                {Layer::Drawings, tr("Drawings")},
                                                {Layer::Floor, tr("Floor")}};
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    for (const auto& [layer, name] : layers) {
        auto* box = new QCheckBox(name);
        box->setToolTip(tr("Show or hide this layer in the video and the scene"));
        m_boxes[layer] = box;
        if (layer == Layer::Trails) {
            auto* row = new QHBoxLayout;
            row->addWidget(box, 1);
            row->addWidget(makeTrailButton(review));
            layout->addLayout(row);
        } else {
            layout->addWidget(box);
        }
        connect(box, &QCheckBox::toggled, this,
                [&review, layer = layer](bool shown) { review.setLayer(layer, shown); });
    }
    for (const auto signal : {&Review::layersChanged, &Review::trailJointsChanged}) {
        connect(&review, signal, this, [this, &review] { showState(review); });
    }
    showState(review);
}

QToolButton* LayersPanel::makeTrailButton(Review& review) {
    auto* button = new QToolButton;
    button->setText(tr("Joints"));
    button->setAccessibleName(tr("Joints with trails"));
    button->setToolTip(tr("Choose the joints whose way is drawn in the scene"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::StrongFocus);
    auto* menu = new QMenu(button);
    menu->setAccessibleName(button->accessibleName());
    for (const int joint : jointsWithTrails()) {
        QAction* action = menu->addAction(jointWords(joint));
        action->setCheckable(true);
        m_trails[joint] = action;
        connect(action, &QAction::toggled, this, [&review, joint](bool shown) {
            review.setTrailJoint(joint, shown);
            // Whoever chooses a trail wants to see it.
            if (shown) review.setLayer(Layer::Trails, true);
        });
    }
    button->setMenu(menu);
    return button;
}

void LayersPanel::showState(const Review& review) {
    for (const auto& [layer, box] : m_boxes) {
        const QSignalBlocker quiet(box);
        box->setChecked(review.shows(layer));
    }
    for (const auto& [joint, action] : m_trails) {
        const QSignalBlocker quiet(action);
        action->setChecked(std::ranges::binary_search(review.trailJoints(), joint));
    }
}

}  // namespace gonio
