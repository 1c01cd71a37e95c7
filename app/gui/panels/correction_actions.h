#pragma once

#include <QObject>
#include <optional>

#include "core/case/case.h"
#include "core/correct/worst_frames.h"

namespace gonio {

class CaseDocument;
class Review;

/// What the user does to the reviewed person's motion, each one undoable step.
class CorrectionActions : public QObject {
    Q_OBJECT

public:
    CorrectionActions(CaseDocument& document, Review& review, QObject* parent = nullptr);

    /// Null: nobody is analysed.
    const Person* person() const;

    /// Corrections that speak of a frame, by id.
    std::vector<Correction> at(int frame) const;
    /// The angle the user set in a frame; nullopt: not set.
    std::optional<double> angleSet(const std::string& angle, int frame) const;

    /// Sets an angle in a frame; one already set there is replaced.
    /// \param joined  folds into the step before it if that set the same angle
    /// \param frame   nullopt: the one under review
    void setAngle(const std::string& angle, double value_deg, bool joined,
                  std::optional<int> frame = {});
    void remove(int correction);
    /// Removes the angles and keypoints set in a frame; intervals stay.
    void resetFrame(int frame);
    void markBad(FrameRange frames);
    void swapSides(FrameRange frames, Limbs limbs);
    void swapPeople(FrameRange frames, int otherPerson);
    /// Says that the frame is right, and the doubtful stretch about it, or takes that back.
    /// \param worst  doubtful places of the person
    void toggleRight(int frame, const std::vector<WorstFrame>& worst);

Q_SIGNALS:
    void failed(const QString& sentence);

private:
    void apply(Edit edit, const QString& mergeKey = {});
    void put(EditKind kind, const CorrectionValue& value);

    CaseDocument& m_document;
    Review& m_review;
};

}  // namespace gonio
