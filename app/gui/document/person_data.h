#pragma once

#include <QObject>
#include <memory>
#include <optional>

#include "core/correct/corrected_angles.h"
#include "core/correct/worst_frames.h"

namespace gonio {

class CaseDocument;
class Review;

/// Everything computed from one person's part of the case; immutable, shared between views.
struct PersonValues {
    std::shared_ptr<const BodyModel> body;
    std::string bodyHash;
    std::shared_ptr<const BaseAnalysis> base;
    Motion motion;  ///< base with patches
    std::vector<double> reprojection_px;
    std::shared_ptr<const AnglePair> baseAngles;  ///< without patches; shared by what follows
    AnglePair angles;
    std::vector<FrameDoubt> doubts;
    std::vector<WorstFrame> worst;
};

/// Keeps the values of the person under review up to date, computed in the background; the newest
/// request wins. While they are being computed the old ones stay and isStale() is true.
class PersonData : public QObject {
    Q_OBJECT

public:
    PersonData(CaseDocument& document, Review& review, QObject* parent = nullptr);
    ~PersonData() override;

    /// Null: nothing analysed.
    std::shared_ptr<const PersonValues> values() const { return m_values; }

    bool isStale() const { return m_stale; }

    /// Windows whose corrections wait for Refine; none while nothing is computed yet. Computed once
    /// after a change, whoever asks.
    std::vector<FrameRange> pendingWindows() const;

    /// Why there are no values though the person is analysed, a sentence; empty: nothing is wrong.
    const QString& failure() const { return m_failure; }

Q_SIGNALS:
    /// \param touched  frames whose values may differ; empty: all
    void changed(gonio::FrameRange touched);
    void staleChanged();
    void failed(const QString& sentence);

private:
    struct Worker;

    void request();
    void show(std::shared_ptr<const PersonValues> values, FrameRange touched);
    void setStale(bool stale);

    /// What pendingWindows() found; until a change of the case or of what is shown.
    struct Pending {
        int trial = 0, person = 0;
        std::vector<FrameRange> windows;
    };

    CaseDocument& m_document;
    Review& m_review;
    std::unique_ptr<Worker> m_worker;
    std::shared_ptr<const PersonValues> m_values;
    mutable std::optional<Pending> m_pending;
    bool m_stale = false;
    QString m_failure;
};

}  // namespace gonio
