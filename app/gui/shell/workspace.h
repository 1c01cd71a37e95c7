#pragma once

#include <memory>

#include "app/gui/shell/next_offer.h"
#include "app/gui/shell/review_page.h"

namespace gonio {

class ActionTable;
class CaseDocument;
class JobPanel;
class PersonData;
class Review;

/// The open case with everything that looks at it. Owns what is no widget; the widgets belong to
/// the page that lays them out.
class Workspace : public QObject {
    Q_OBJECT

public:
    explicit Workspace(QObject* parent = nullptr);
    ~Workspace() override;

    CaseDocument& document();
    Review& review();
    PersonData& data();

    /// Makes every view and panel, once.
    ReviewParts makeParts(QWidget* parent);

    /// Takes the actions of all parts into the table. After makeParts().
    void addActions(ActionTable& actions);

    /// What is still being typed comes into the case: before it is saved, closed or replaced.
    void settle();

    JobPanel& jobPanel();

    /// New files are in the model folder.
    void modelsChanged();

    /// What the next useful action depends on.
    ReviewState state() const;

    /// Whether a job is running or waiting.
    bool isRunning() const;

Q_SIGNALS:
    /// state() may be another one.
    void stateChanged();
    /// A model file is needed first; a sentence.
    void modelMissing(const QString& reason);
    void videoMissing();
    void activityChanged(int trial, const QString& sentence);
    void failed(const QString& sentence);
    /// Something to tell that is no failure.
    void told(const QString& sentence);
    /// What goes on in the background beside jobs; empty: nothing. More lines than one: the others
    /// say why.
    void workChanged(const QString& sentence);
    /// The page of exports is to be shown, or to go away.
    void exportsWanted(bool shown);

private:
    void connectVideo();
    void connectProxy();
    void connectViews();
    void showPictureInScene(const QImage& picture);
    void connectFailures();
    void connectExports(QWidget& window);
    void findMovedVideo();

    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace gonio
