#pragma once

#include <QObject>
#include <QSet>
#include <QString>
#include <optional>

#include "core/correct/corrections.h"

namespace gonio {

class CaseDocument;

/// What can be drawn over the video and in the scene.
enum class Layer { Skeleton, Surface, Keypoints, Trails, Drawings, Floor };

/// What is being looked at: one trial, one person, one time, one selection. All views follow it and
/// all views steer it; a change reaches every one of them before the call returns.
class Review : public QObject {
    Q_OBJECT

public:
    explicit Review(const CaseDocument& document, QObject* parent = nullptr);

    int trial() const { return m_trial; }  ///< 0: none

    int person() const { return m_person; }  ///< 0: none

    int frame() const { return m_frame; }

    double time_s() const;  ///< presentation time of frame()

    int frameCount() const { return int(m_times_s.size()); }

    /// Presentation time of every frame of the trial's video.
    const std::vector<double>& times_s() const { return m_times_s; }

    FrameRange selection() const { return m_selection; }  ///< empty: none

    const QString& joint() const { return m_joint; }  ///< OpenSim angle under the hand, "" none

    bool shows(Layer layer) const { return m_layers.contains(int(layer)); }

public Q_SLOTS:
    void setTrial(int trial);
    void setPerson(int person);
    void setTimes(const std::vector<double>& times_s);
    void setFrame(int frame);     ///< clamped
    void setTime(double time_s);  ///< the frame shown at that time
    void setSelection(gonio::FrameRange range);
    void setJoint(const QString& openSimAngle);
    void setLayer(gonio::Layer layer, bool shown);

Q_SIGNALS:
    void trialChanged();
    void personChanged();
    void timesChanged();
    void frameChanged(int frame);
    void selectionChanged();
    void jointChanged();
    void layersChanged();

private:
    const CaseDocument& m_document;
    int m_trial = 0, m_person = 0, m_frame = 0;
    std::vector<double> m_times_s;
    FrameRange m_selection;
    QString m_joint;
    QSet<int> m_layers;
};

}  // namespace gonio
