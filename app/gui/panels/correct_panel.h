#pragma once

#include <QWidget>
#include <map>
#include <optional>

#include "core/body/skeleton.h"
#include "core/correct/corrections.h"
#include "core/correct/worst_frames.h"

class QAction;
class QComboBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace gonio {

class AngleControl;
class CaseDocument;
class CorrectionActions;
class PersonData;
class RangeBar;
class RefineRunner;
class Review;

/// The joint under the hand: its value with what stands behind it, sliders for all angles of its
/// limb, the corrections at this frame, and what can be done about wrong frames.
class CorrectPanel : public QWidget {
    Q_OBJECT

public:
    CorrectPanel(CaseDocument& document, Review& review, PersonData& personData,
                 RefineRunner& refiner, QWidget* parent = nullptr);
    ~CorrectPanel() override;

    /// Ids "correct.refine" (R), "correct.bad" (B), "correct.swap_sides" (S),
    /// "correct.swap_people", "correct.reset", "correct.more" (+, 1 degree), "correct.less",
    /// "correct.more_fine" (Shift, 0.1 degree), "correct.less_fine", "correct.next_joint" (Tab).
    /// The last five are for the views: their keys work in those widgets alone that the window
    /// gives them to.
    QAction* refineAction() const { return m_refine; }

    QAction* markBadAction() const { return m_markBad; }

    QAction* swapSidesAction() const { return m_swapSides; }

    QAction* swapPeopleAction() const { return m_swapPeople; }

    /// "This frame is right"; id "correct.right" (Y). On where somebody has said so.
    QAction* rightAction() const { return m_right; }

    QAction* resetAction() const { return m_reset; }

    QAction* turnAction(double step_deg) const { return m_turns.at(step_deg); }

    QAction* nextJointAction() const { return m_nextJoint; }

    CorrectionActions& corrections() { return *m_actions; }

    /// Windows that Refine would fit anew.
    const std::vector<FrameRange>& pendingWindows() const { return m_pending; }

Q_SIGNALS:
    /// The body as it would stand while an angle is being turned; nullopt: as it is.
    void posePreviewed(int frame, const std::optional<gonio::PoseVector>& pose_rad);
    /// An angle's slider was taken hold of: the frame should stay until it is let go.
    void turnBegan();
    void pendingChanged(const std::vector<gonio::FrameRange>& windows);
    /// Frames that a range being typed would touch; empty: none.
    void rangePreviewed(gonio::FrameRange range);
    /// Something to tell the user, a sentence. What the refinement has to say, it says itself.
    void told(const QString& sentence);

private:
    /// Where a slider was taken hold of.
    struct Grip {
        int trial, person, frame;
    };

    enum class Ask { None, MarkBad, SwapSides, SwapPeople };

    void buildActions();
    QWidget* buildHead();
    QWidget* buildRefine();
    QWidget* buildCorrections();
    void connectParts();
    void chooseJoint();
    void showLimb();
    void showValues();
    void showHead(const std::string& angle);
    void showCorrections();
    void showPending();
    void showRight();
    std::vector<WorstFrame> worst() const;
    void turn(const std::string& angle, double value_deg, bool joined);
    void letGo(const std::string& angle, double value_deg);
    void preview(const std::string& angle, double value_deg);
    void turnBy(double step_deg);
    void goToNextJoint();
    void ask(Ask what);
    void askAccepted();
    void doIt(Ask what, FrameRange frames, int person);
    double valueOf(const std::string& angle) const;
    std::optional<double> heldAt(const std::string& angle) const;
    double scatterOf(const std::string& angle) const;
    bool isDoubtful(const std::string& angle) const;

    CaseDocument& m_document;
    Review& m_review;
    PersonData& m_data;
    RefineRunner& m_refiner;
    CorrectionActions* m_actions;
    std::vector<FrameRange> m_pending;
    Ask m_asked = Ask::None;
    std::optional<Grip> m_grip;

    QComboBox* m_joint;
    QLabel *m_value, *m_source, *m_hint, *m_neighbourhood;
    QVBoxLayout* m_limb;
    std::map<std::string, AngleControl*> m_controls;
    QPushButton *m_refineButton, *m_cancel, *m_delete, *m_rightButton;
    QLabel* m_left;  ///< how many doubtful places nobody has looked at
    QProgressBar* m_progress;
    QListWidget* m_list;
    RangeBar* m_range;
    QAction *m_refine, *m_markBad, *m_swapSides, *m_swapPeople, *m_reset, *m_nextJoint, *m_right;
    std::map<double, QAction*> m_turns;
};

}  // namespace gonio
