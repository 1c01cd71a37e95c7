#include "app/gui/panels/layers_panel.h"

#include <QCheckBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

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
        layout->addWidget(box);
        connect(box, &QCheckBox::toggled, this,
                [&review, layer = layer](bool shown) { review.setLayer(layer, shown); });
    }
    connect(&review, &Review::layersChanged, this, [this, &review] { showState(review); });
    showState(review);
}

void LayersPanel::showState(const Review& review) {
    for (const auto& [layer, box] : m_boxes) {
        const QSignalBlocker quiet(box);
        box->setChecked(review.shows(layer));
    }
}

}  // namespace gonio
