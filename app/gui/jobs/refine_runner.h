#pragma once

#include <QObject>
#include <vector>

#include "app/gui/task/task.h"
#include "core/case/trial.h"

namespace gonio {

class CaseDocument;
class PersonData;
class Review;

/// Fits the neighbourhoods of the reviewed person's new corrections anew, in the background, and
/// puts all of them into the case as one step; where two people were swapped, those of the other
/// one too, for a swap is of both. The newest request wins; a correction made while it
/// runs is taken in by beginning anew.
class RefineRunner : public QObject {
    Q_OBJECT

public:
    RefineRunner(CaseDocument& document, Review& review, PersonData& data,
                 QObject* parent = nullptr);
    ~RefineRunner() override;

    bool isRunning() const { return m_task.isRunning(); }

    /// Frames being fitted now; empty: none.
    FrameRange frames() const { return m_frames; }

public Q_SLOTS:
    /// All windows that wait. Nothing where there are none: nothingToDo() tells why.
    void refine();
    void cancel();

Q_SIGNALS:
    void started(gonio::FrameRange frames);
    /// \param share  0..1
    void progressed(double share);
    /// The case has the new stretches.
    void finished(gonio::FrameRange frames);
    void cancelled();
    void nothingToDo(const QString& sentence);
    void failed(const QString& sentence);
    /// Corrections that the body cannot reach; the nearest it can stands.
    void notMet(const QString& sentence);

private:
    struct Work;
    struct Answer;

    static FrameRange framesOf(const Work& work);
    static Result<Answer> compute(const Work& work, const Job& job);
    void start(std::shared_ptr<const Work> work);
    void take(const Work& work, const Result<Answer>& answer);
    void tellFailure(const Error& error);
    void tellNotMet(const Answer& answer);

    CaseDocument& m_document;
    Review& m_review;
    PersonData& m_data;
    FrameRange m_frames;
    Task m_task;
};

}  // namespace gonio
