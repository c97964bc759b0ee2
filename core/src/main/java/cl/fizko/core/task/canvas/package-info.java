/**
 * Work in several tasks: chains, groups, chords, and what follows when one of them ends. What a
 * canvas means, and what it looks like in a message, is Celery's (celery-wire §5).
 */
package cl.fizko.core.task.canvas;
