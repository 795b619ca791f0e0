/*
 * Due date, follow-up date and groups of a task are shown, not set, in Tasklist: a deadline comes from law or plan, the
 * groups come from the case and the forum. Nobody takes a personal duty from whoever has it. The server refuses the change as well;
 * this spares people the attempt. Who has the task, and whom it is for, stand there by name as soon as the form host knows.
 */
const DATES = {
  '.due-date': { set: 'task.due', label: 'DUE' },
  '.followup-date': { set: 'task.followUp', label: 'FOLLOW_UP' }
};

// What the form host has told of this very task.
const KNOWN = '($root.stafettTask.id === task.id ? $root.stafettTask : {})';

const readOnly = html => {
  const page = document.createElement('template');
  page.innerHTML = html;

  Object.entries(DATES).forEach(([selector, { set, label }]) => {
    page.content.querySelectorAll(selector).forEach(field => {
      ['cam-widget-inline-field', 'tabindex', 'ng-keydown'].forEach(name => field.removeAttribute(name));
      field.querySelectorAll('a').forEach(link => link.remove());
      field.querySelector('.glyphicon')?.after(` {{ '${label}' | translate }} `);
      field.closest('li').setAttribute('ng-if', set);
    });
  });
  page.content.querySelectorAll('.reset-due-date, .reset-follow-up-date').forEach(link => link.remove());

  page.content.querySelectorAll('.groups').forEach(groups => {
    groups.setAttribute('ng-if', 'groupNames.length > 0');
    groups.querySelector('[ng-click]')?.removeAttribute('ng-click');
    groups.querySelectorAll('a').forEach(link => link.remove());
    groups.firstElementChild?.append(` {{ (${KNOWN}.services || groupNames).join(', ') }}`);
  });

  page.content.querySelectorAll('.assignee span').forEach(holder => {
    if (holder.textContent.trim() === '{{ assignee.id }}') {
      holder.textContent = `{{ ${KNOWN}.holder || assignee.id }}`;
    }
  });
  page.content.querySelectorAll('.reset-assignee').forEach(link =>
    link.setAttribute('ng-if', `${link.getAttribute('ng-if')} && !${KNOWN}.duty`));

  return page.innerHTML;
};

window.angular.module('cam.tasklist.custom')
  .config(['$provide', $provide => {
    $provide.decorator('camTasklistTaskMetaDirective', ['$delegate', directives => {
      directives.forEach(directive => {
        directive.template = readOnly(directive.template);
      });
      return directives;
    }]);
  }]);
