#pragma once

#include <QObject>
#include <QSet>
#include <QString>
#include <optional>

#include "core/biomech/angle_convention.h"
#include "core/body/skeleton.h"
#include "core/correct/corrections.h"

namespace gonio {

class CaseDocument;
struct CaseChange;
struct Trial;

/// What can be drawn over the video and in the scene.
enum class Layer { Skeleton, Surface, Keypoints, Trails, Drawings, Floor };

inline constexpr Layer kLayers[] = {Layer::Skeleton, Layer::Surface,  Layer::Keypoints,
                                    Layer::Trails,   Layer::Drawings, Layer::Floor};

/// What is being looked at: one trial, one person, one time, one selection, one way to name angles.
/// All views follow it and all views steer it; a change reaches every one of them before the call
/// returns.
class Review : public QObject {
    Q_OBJECT

public:
    /// Follows the document: goes elsewhere when the trial or person under review is gone.
    explicit Review(const CaseDocument& document, QObject* parent = nullptr);

    int trial() const { return m_trial; }  ///< 0: none

    int person() const { return m_person; }  ///< 0: none

    int frame() const { return m_frame; }

    double time_s() const;  ///< presentation time of frame()

    int frameCount() const { return int(m_times_s.size()); }

    /// Presentation time of every frame of the trial's video.
    const std::vector<double>& times_s() const { return m_times_s; }

    /// The frame that is on the screen at that time: the last that begins no later (within 1 µs);
    /// the first before all.
    int frameAt(double time_s) const;

    FrameRange selection() const { return m_selection; }  ///< empty: none

    const QString& joint() const { return m_joint; }  ///< OpenSim angle under the hand, "" none

    /// In which angles are shown and exported; corrections are of the OpenSim convention always.
    AngleConvention convention() const { return m_convention; }

    bool shows(Layer layer) const { return m_layers.contains(int(layer)); }

    /// Joints of the body (Joint) whose trails are drawn in the scene, rising; the joint under the
    /// hand has one besides.
    const std::vector<int>& trailJoints() const { return m_trailJoints; }

public Q_SLOTS:
    /// 0 and trials that are not there: none. Goes to its first frame and first person who is not
    /// ignored; times come from the analysis, else evenly from the video's rate until setTimes().
    void setTrial(int trial);
    void setPerson(int person);  ///< 0 and people who are not there: none
    void setTimes(const std::vector<double>& times_s);
    void setFrame(int frame);                    ///< clamped
    void setTime(double time_s);                 ///< the frame shown at that time
    void setSelection(gonio::FrameRange range);  ///< clamped; empty: none
    void setJoint(const QString& openSimAngle);
    void setConvention(gonio::AngleConvention convention);
    void setLayer(gonio::Layer layer, bool shown);
    void setTrailJoint(int joint, bool shown);
    /// Those that are no joints of the body are left out.
    void setTrailJoints(std::vector<int> joints);

Q_SIGNALS:
    void trialChanged();
    void personChanged();
    void timesChanged();
    void frameChanged(int frame);
    void selectionChanged();
    void jointChanged();
    void conventionChanged();
    void layersChanged();
    void trailJointsChanged();

private:
    void follow(const CaseChange& what);
    const Trial* trialValue() const;
    int firstPerson() const;
    std::vector<double> timesOfTrial() const;
    int clamped(int frame) const;

    const CaseDocument& m_document;
    int m_trial = 0, m_person = 0, m_frame = 0;
    std::vector<double> m_times_s;
    FrameRange m_selection;
    QString m_joint;
    AngleConvention m_convention = AngleConvention::OpenSim;
    std::vector<int> m_trailJoints{id(Joint::Pelvis), id(Joint::TalusR), id(Joint::TalusL)};
    QSet<int> m_layers{int(Layer::Skeleton), int(Layer::Surface), int(Layer::Keypoints),
                       int(Layer::Drawings), int(Layer::Floor)};
};

}  // namespace gonio
