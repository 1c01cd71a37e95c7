#pragma once

#include "app/gui/document/case_document.h"
#include "app/gui/document/person_data.h"
#include "app/gui/document/review.h"
#include "core/correct/pending_edits.h"

namespace gonio {

/// What of the person under review waits for Refine.
inline PendingEdits pendingEditsOf(const CaseDocument& document, const Review& review,
                                   const PersonData& data) {
    const Person* person = document.value().person(review.trial(), review.person());
    return person ? pendingEdits(person->corrections, data.pendingWindows()) : PendingEdits();
}

/// Keeps a view of the body (video, scene) on the values of `data`: they themselves, whether newer
/// ones are being computed, and what waits for Refine.
template <class View>
void showValuesIn(View& view, const CaseDocument& document, const Review& review,
                  const PersonData& data) {
    const auto showValues = [&view, &data] { view.setValues(data.values()); };
    // After the values: a set angle is shown on top of them.
    const auto showPending = [&view, &document, &review, &data] {
        view.setPendingEdits(pendingEditsOf(document, review, data));
    };
    const auto showStale = [&view, &data] { view.setStale(data.isStale()); };
    QObject::connect(&data, &PersonData::changed, &view, showValues);
    QObject::connect(&data, &PersonData::staleChanged, &view, showStale);
    QObject::connect(&data, &PersonData::changed, &view, showPending);
    QObject::connect(&data, &PersonData::staleChanged, &view, showPending);
    QObject::connect(&document, &CaseDocument::changed, &view, showPending);
    showValues();
    showStale();
    showPending();
}

}  // namespace gonio
