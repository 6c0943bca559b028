/* The form that adds, edits or removes a task. */

#pragma once

#include <adwaita.h>

#include "hoso-task.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_TASK_FORM (hoso_task_form_get_type ())
G_DECLARE_FINAL_TYPE (HosoTaskForm, hoso_task_form, HOSO, TASK_FORM, AdwWindow)

/* @task: the one to edit, copied, or NULL for a new one of @customer. */
GtkWidget *hoso_task_form_new (GtkWindow *parent,
                               HosoWorkspace *workspace,
                               gint64 customer,
                               const HosoTask *task);

G_END_DECLS
