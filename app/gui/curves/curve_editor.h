#pragma once

#include <QString>
#include <functional>
#include <set>
#include <vector>

#include "render/chart/chart_data.h"

namespace gonio {

class CaseDocument;
class Review;
struct Edit;
struct Person;

/// What the graph editor does to the case: corrections of joint angles of the person under review,
/// each change one step that can be undone.
class CurveEditor {
public:
    /// \param refused  is told, in a sentence, why a change could not be made
    CurveEditor(CaseDocument& document, const Review& review,
                std::function<void(const QString&)> refused);

    /// Whether a person with an analysis is under review.
    bool canEdit() const;

    /// Angle corrections of the person; ids are those of the corrections.
    std::vector<ChartMark> marks() const;
    /// Frames that other corrections than those of angles speak of (keypoints), sorted.
    std::vector<int> otherCorrections() const;
    std::vector<FrameRange> badIntervals() const;

    /// Sets the angle at a frame; what was set there before is replaced. Values are kept within the
    /// joint's limits and rounded to tenths of a degree. \return the correction's id; 0: nothing
    int setAngle(const std::string& angle, int frame, double value_deg,
                 const QString& mergeKey = {});
    /// Puts corrections (by id) where the marks are now. Those that would land on another
    /// correction of their angle keep their frame.
    void move(const std::vector<ChartMark>& moved, const QString& mergeKey);
    void remove(const std::set<int>& corrections);
    /// The brush: key frames take the place of the angle's corrections in the stretch.
    void smooth(const std::string& angle, FrameRange stretch,
                const std::vector<std::pair<int, double>>& keys);

private:
    const Person* person() const;

    void apply(Edit edit, const QString& mergeKey = {});

    CaseDocument& m_document;
    const Review& m_review;
    std::function<void(const QString&)> m_refused;
};

}  // namespace gonio
