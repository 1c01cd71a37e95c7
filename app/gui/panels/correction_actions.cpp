#include "app/gui/panels/correction_actions.h"

#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"
#include "app/gui/words/failure_text.h"
#include "core/case/checked_frames.h"
#include "core/case/swap_pairs.h"

namespace gonio {
namespace {

bool isOfOneFrame(const Correction& correction) {
    return std::holds_alternative<AngleCorrection>(correction.value) ||
           std::holds_alternative<KeypointCorrection>(correction.value);
}

/// What it corrects, for the history; "" for intervals.
std::string nameOf(const Correction& correction) {
    if (const auto* angle = std::get_if<AngleCorrection>(&correction.value)) return angle->angle;
    if (const auto* point = std::get_if<KeypointCorrection>(&correction.value)) {
        return point->keypoint;
    }
    return {};
}

std::vector<std::string> argumentsOf(FrameRange frames) {
    return {std::to_string(frames.first), std::to_string(frames.last)};
}

}  // namespace

CorrectionActions::CorrectionActions(CaseDocument& document, Review& review, QObject* parent)
    : QObject(parent), m_document(document), m_review(review) {}

void CorrectionActions::apply(Edit edit, const QString& mergeKey) {
    auto applied = m_document.apply(std::move(edit), mergeKey);
    if (!applied) {
        Q_EMIT failed(failureSentences(tr("The correction could not be made."), applied.error(),
                                       Attempt::Edit));
    }
}

const Person* CorrectionActions::person() const {
    const Person* found = m_document.value().person(m_review.trial(), m_review.person());
    return found != nullptr && found->base != nullptr ? found : nullptr;
}

std::vector<Correction> CorrectionActions::at(int frame) const {
    std::vector<Correction> found;
    const Person* whose = person();
    if (whose == nullptr) return found;
    for (const auto& [id, correction] : whose->corrections) {
        if (framesOf(correction).contains(frame)) found.push_back(correction);
    }
    return found;
}

std::optional<double> CorrectionActions::angleSet(const std::string& angle, int frame) const {
    for (const Correction& correction : at(frame)) {
        const auto* set = std::get_if<AngleCorrection>(&correction.value);
        if (set != nullptr && set->angle == angle) return set->value_deg;
    }
    return std::nullopt;
}

void CorrectionActions::setAngle(const std::string& angle, double value_deg, bool joined,
                                 std::optional<int> ofFrame) {
    const Person* whose = person();
    if (whose == nullptr) return;
    const int frame = ofFrame.value_or(m_review.frame());
    int id = nextId(whose->corrections);
    for (const Correction& correction : at(frame)) {
        const auto* set = std::get_if<AngleCorrection>(&correction.value);
        if (set != nullptr && set->angle == angle) id = correction.id;
    }
    const QString mergeKey = joined ? QStringLiteral("angle/%1/%2/%3/%4")
                                          .arg(m_review.trial())
                                          .arg(m_review.person())
                                          .arg(QString::fromStdString(angle))
                                          .arg(frame)
                                    : QString();
    apply(EditBuilder(m_document.value(), EditKind::SetAngle, {angle, std::to_string(frame)})
              .put(m_review.trial(), m_review.person(),
                   Correction{id, AngleCorrection{frame, angle, value_deg}})
              .build(),
          mergeKey);
}

void CorrectionActions::remove(int correction) {
    const Person* whose = person();
    if (whose == nullptr || !whose->corrections.contains(correction)) return;
    const Correction& gone = whose->corrections.at(correction);
    EditBuilder builder(m_document.value(), EditKind::DeleteCorrection,
                        {nameOf(gone), std::to_string(framesOf(gone).first)});
    removeCorrection(builder, *m_document.value().trial(m_review.trial()), whose->id, correction);
    apply(builder.build());
}

void CorrectionActions::resetFrame(int frame) {
    EditBuilder builder(m_document.value(), EditKind::DeleteCorrection);
    for (const Correction& correction : at(frame)) {
        if (!isOfOneFrame(correction)) continue;
        builder.removeCorrection(m_review.trial(), m_review.person(), correction.id);
    }
    apply(builder.build());
}

void CorrectionActions::put(EditKind kind, const CorrectionValue& value) {
    const Person* whose = person();
    if (whose == nullptr) return;
    const Correction correction{nextId(whose->corrections), value};
    if (framesOf(correction).empty()) return;
    EditBuilder builder(m_document.value(), kind, argumentsOf(framesOf(correction)));
    putCorrection(builder, *m_document.value().trial(m_review.trial()), whose->id, correction);
    apply(builder.build());
}

void CorrectionActions::markBad(FrameRange frames) {
    put(EditKind::MarkBad, BadInterval{frames});
}

void CorrectionActions::swapSides(FrameRange frames, Limbs limbs) {
    put(EditKind::SwapSides, SideSwapCorrection{frames, limbs});
}

void CorrectionActions::toggleRight(int frame, const std::vector<WorstFrame>& worst) {
    if (person() == nullptr) return;
    apply(toggleCheck(m_document.value(), m_review.trial(), m_review.person(), frame, worst));
}

void CorrectionActions::swapPeople(FrameRange frames, int otherPerson) {
    const Person* whose = person();
    const Person* other = m_document.value().person(m_review.trial(), otherPerson);
    if (whose == nullptr || other == nullptr) return;
    put(EditKind::SwapPeople, PersonSwapCorrection{frames, otherPerson});
}

}  // namespace gonio
