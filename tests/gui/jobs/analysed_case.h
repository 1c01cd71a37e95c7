#pragma once

#include "app/gui/document/person_data.h"
#include "app/gui/jobs/run_analysis.h"
#include "job_case.h"

/// A case whose walk is analysed, with everything that looks at it.
struct AnalysedCase : JobCase {
    std::unique_ptr<gonio::Review> review;
    std::unique_ptr<gonio::PersonData> data;

    /// false where the open body has not been generated.
    bool analyse(double duration_s = 1.5) {
        if (!make(duration_s)) return false;
        const gonio::AnalysisPlaces places{path("video.mp4"), "", path("work once"), false};
        auto found = gonio::runAnalysis(request(), places, nullptr, {});
        if (!found) return false;
        gonio::EditBuilder builder(document.value(), gonio::EditKind::Analyse);
        gonio::Person person;
        person.id = found->people.front().id;
        builder.putPerson(1, person);
        builder.putAnalysis(1, person.id, found->people.front().info, *found->people.front().base);
        if (!document.apply(builder.build())) return false;
        review = std::make_unique<gonio::Review>(document);
        data = std::make_unique<gonio::PersonData>(document, *review);
        return true;
    }

    /// Waits until the values of the person are there and fresh.
    bool settle() const {
        return QTest::qWaitFor([this] { return data->values() != nullptr && !data->isStale(); },
                               60'000);
    }

    bool correct(int id, const gonio::CorrectionValue& value) {
        return document
            .apply(gonio::EditBuilder(document.value(), gonio::EditKind::SetAngle)
                       .put(1, 1, gonio::Correction{id, value})
                       .build())
            .has_value();
    }
};
