#include "app/gui/curves/curve_editor.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/gui/curves/brush.h"
#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"
#include "app/gui/words/failure_text.h"
#include "core/correct/corrected_angles.h"

namespace gonio {
namespace {

double allowed_deg(const std::string& angle, double value_deg) {
    const AngleLimits limits = limitsOf(angle);
    return roundedAngle_deg(std::clamp(value_deg, limits.min_deg, limits.max_deg));
}

const Correction* correctionAt(const Person& person, const std::string& angle, int frame) {
    for (const auto& [id, correction] : person.corrections) {
        const auto* set = std::get_if<AngleCorrection>(&correction.value);
        if (set != nullptr && set->frame == frame && set->angle == angle) return &correction;
    }
    return nullptr;
}

}  // namespace

CurveEditor::CurveEditor(CaseDocument& document, const Review& review,
                         std::function<void(const QString&)> refused)
    : m_document(document), m_review(review), m_refused(std::move(refused)) {}

void CurveEditor::apply(Edit edit, const QString& mergeKey) {
    const auto done = m_document.apply(std::move(edit), mergeKey);
    if (done || !m_refused) return;
    m_refused(failureSentences(QCoreApplication::translate("CaseEdit", "The change was not made."),
                               done.error(), Attempt::Edit));
}

const Person* CurveEditor::person() const {
    return m_document.value().person(m_review.trial(), m_review.person());
}

bool CurveEditor::canEdit() const {
    const Person* who = person();
    return who != nullptr && who->base != nullptr;
}

std::vector<ChartMark> CurveEditor::marks() const {
    std::vector<ChartMark> marks;
    const Person* who = person();
    if (who == nullptr) return marks;
    for (const auto& [id, correction] : who->corrections) {
        if (const auto* set = std::get_if<AngleCorrection>(&correction.value)) {
            marks.push_back({id, set->angle, set->frame, set->value_deg, false});
        }
    }
    return marks;
}

std::vector<int> CurveEditor::otherCorrections() const {
    std::vector<int> frames;
    const Person* who = person();
    if (who == nullptr) return frames;
    for (const auto& [id, correction] : who->corrections) {
        if (const auto* point = std::get_if<KeypointCorrection>(&correction.value)) {
            frames.push_back(point->frame);
        }
    }
    std::sort(frames.begin(), frames.end());
    frames.erase(std::unique(frames.begin(), frames.end()), frames.end());
    return frames;
}

std::vector<FrameRange> CurveEditor::badIntervals() const {
    std::vector<FrameRange> ranges;
    const Person* who = person();
    if (who == nullptr) return ranges;
    for (const auto& [id, correction] : who->corrections) {
        if (const auto* bad = std::get_if<BadInterval>(&correction.value)) {
            ranges.push_back(bad->frames);
        }
    }
    std::sort(ranges.begin(), ranges.end(),
              [](const FrameRange& a, const FrameRange& b) { return a.first < b.first; });
    return ranges;
}

int CurveEditor::setAngle(const std::string& angle, int frame, double value_deg,
                          const QString& mergeKey) {
    if (!canEdit()) return 0;
    const Person& who = *person();
    const Correction* before = correctionAt(who, angle, frame);
    const int id = before != nullptr ? before->id : nextId(who.corrections);
    EditBuilder edit(m_document.value(), EditKind::SetAngle, {angle, std::to_string(frame)});
    edit.put(m_review.trial(), who.id,
             {id, AngleCorrection{frame, angle, allowed_deg(angle, value_deg)}});
    apply(edit.build(), mergeKey);
    return id;
}

void CurveEditor::move(const std::vector<ChartMark>& moved, const QString& mergeKey) {
    if (!canEdit() || moved.empty()) return;
    const Person& who = *person();
    std::set<int> ids;
    std::set<std::pair<std::string, int>> taken;
    for (const ChartMark& mark : moved) ids.insert(mark.id);
    for (const auto& [id, correction] : who.corrections) {
        const auto* set = std::get_if<AngleCorrection>(&correction.value);
        if (set != nullptr && !ids.contains(id)) taken.emplace(set->angle, set->frame);
    }
    const bool one = moved.size() == 1;
    std::vector<std::string> arguments;
    if (one) arguments = {moved.front().angle, std::to_string(moved.front().frame)};
    EditBuilder edit(m_document.value(), one ? EditKind::SetAngle : EditKind::MoveCorrection,
                     arguments);
    for (const ChartMark& mark : moved) {
        const auto at = who.corrections.find(mark.id);
        if (at == who.corrections.end()) continue;
        const auto* before = std::get_if<AngleCorrection>(&at->second.value);
        if (before == nullptr) continue;
        AngleCorrection after = *before;
        after.value_deg = allowed_deg(mark.angle, mark.value_deg);
        const bool inside = mark.frame >= 0 && mark.frame < m_review.frameCount();
        if (inside && !taken.contains({mark.angle, mark.frame})) after.frame = mark.frame;
        edit.put(m_review.trial(), who.id, {mark.id, after});
    }
    apply(edit.build(), mergeKey);
}

void CurveEditor::remove(const std::set<int>& corrections) {
    const Person* who = person();
    if (who == nullptr || corrections.empty()) return;
    std::vector<std::string> arguments;
    const auto only = who->corrections.find(*corrections.begin());
    if (corrections.size() == 1 && only != who->corrections.end()) {
        if (const auto* set = std::get_if<AngleCorrection>(&only->second.value)) {
            arguments = {set->angle, std::to_string(set->frame)};
        }
    }
    EditBuilder edit(m_document.value(), EditKind::DeleteCorrection, arguments);
    for (const int id : corrections) {
        if (who->corrections.contains(id)) edit.removeCorrection(m_review.trial(), who->id, id);
    }
    apply(edit.build());
}

void CurveEditor::smooth(const std::string& angle, FrameRange stretch,
                         const std::vector<std::pair<int, double>>& keys) {
    if (!canEdit() || keys.empty()) return;
    const Person& who = *person();
    EditBuilder edit(m_document.value(), EditKind::Smooth,
                     {angle, std::to_string(stretch.first), std::to_string(stretch.last)});
    std::map<int, int> idAt;
    for (const auto& [id, correction] : who.corrections) {
        const auto* set = std::get_if<AngleCorrection>(&correction.value);
        if (set == nullptr || set->angle != angle || !stretch.contains(set->frame)) continue;
        const bool stays = std::any_of(keys.begin(), keys.end(),
                                       [&](const auto& key) { return key.first == set->frame; });
        if (stays) {
            idAt[set->frame] = id;
        } else {
            edit.removeCorrection(m_review.trial(), who.id, id);
        }
    }
    int next = nextId(who.corrections);
    for (const auto& [frame, value] : keys) {
        const int id = idAt.contains(frame) ? idAt[frame] : next++;
        edit.put(m_review.trial(), who.id,
                 {id, AngleCorrection{frame, angle, allowed_deg(angle, value)}});
    }
    apply(edit.build());
}

}  // namespace gonio
